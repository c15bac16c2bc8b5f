import * as vscode from "vscode";
import type { Connections } from "../connections/connections.js";
import { viewIds } from "../ids.js";
import type { Services } from "../services.js";
import { Tree } from "./tree.js";

/** The tree of the tenants. Its lines are loaded when it is first looked at. */
export function createTenantTree(connections: Connections): Tree {
  return new Tree(async () => {
    const list = connections.list();
    if (list.length === 0) {
      return [];
    }
    const { ConnectionNode } = await import("./connection-node.js");
    return list.map((connection) => new ConnectionNode(connections, connection));
  });
}

export function registerTenantView({ connections, tenantTree }: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.createTreeView(viewIds.tenant, { treeDataProvider: tenantTree, showCollapseAll: true }),
    connections.onDidChange(() => {
      tenantTree.refresh();
    }),
  );
}
