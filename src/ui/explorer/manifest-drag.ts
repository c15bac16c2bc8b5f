import * as vscode from "vscode";
import type { TreeNode } from "./tree-node.js";

/** What is dragged into the editor opens the manifest of each application among it. */
export function createManifestDrag(): vscode.TreeDragAndDropController<TreeNode> {
  const type = "text/uri-list";
  return {
    dragMimeTypes: [type],
    dropMimeTypes: [],
    async handleDrag(nodes, transfer) {
      const [{ ApplicationNode }, { manifestUri }] = await Promise.all([
        import("./application-node.js"),
        import("../tenant-manifests/manifest-uri.js"),
      ]);
      const uris = nodes
        .filter((node) => node instanceof ApplicationNode)
        .map(({ connection, application }) => manifestUri(connection, application, "graph").toString());
      if (uris.length > 0) {
        transfer.set(type, new vscode.DataTransferItem(uris.join("\r\n")));
      }
    },
  };
}
