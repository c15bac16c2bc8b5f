import * as vscode from "vscode";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import type { TreeNode } from "./tree-node.js";

/** What is dragged into the editor opens the manifest of the application that it is, or is part of. */
export function createManifestDrag(): vscode.TreeDragAndDropController<TreeNode> {
  const type = "text/uri-list";
  return {
    dragMimeTypes: [type],
    dropMimeTypes: [],
    async handleDrag(nodes, transfer) {
      const { manifestUri } = await import("../tenant-manifests/manifest-uri.js");
      const uris = nodes
        .filter(isOfApplication)
        .map(({ connection, application }) => manifestUri(connection, application, "graph").toString());
      if (uris.length > 0) {
        transfer.set(type, new vscode.DataTransferItem([...new Set(uris)].join("\r\n")));
      }
    },
  };
}

function isOfApplication(node: TreeNode): node is TreeNode & ApplicationSubject {
  return "application" in node && "connection" in node;
}
