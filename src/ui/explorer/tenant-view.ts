import * as vscode from "vscode";
import { settingIds, viewIds } from "../ids.js";
import type { Services } from "../services.js";
import type { ConnectionNode } from "./connection-node.js";
import { createManifestDrag } from "./manifest-drag.js";
import { applicationIds } from "./node-ids.js";
import type { OpenLines } from "./open-lines.js";
import { selectAgain } from "./select-again.js";
import { Tree } from "./tree.js";

/** The tree of the tenants. Its lines are loaded when it is first looked at. */
export function createTenantTree(services: () => Services, openLines: OpenLines): Tree {
  const nodes = new Map<string, ConnectionNode>();
  return new Tree(async () => {
    const list = services().connections.list();
    for (const id of nodes.keys()) {
      if (!list.some((connection) => connection.id === id)) {
        nodes.delete(id);
      }
    }
    if (list.length === 0) {
      return [];
    }
    const { ConnectionNode } = await import("./connection-node.js");
    return list.map((connection) => {
      const known = nodes.get(connection.id);
      const node = known?.canStandFor(connection) ? known : new ConnectionNode(services(), connection);
      nodes.set(connection.id, node);
      return node;
    });
  }, openLines);
}

export function registerTenantView(services: Services): vscode.Disposable {
  const { applications, connections, manifestLinks, tenantTree, openLines } = services;
  const view = vscode.window.createTreeView(viewIds.tenant, {
    treeDataProvider: tenantTree,
    dragAndDropController: createManifestDrag(),
    showCollapseAll: true,
  });
  let listed = JSON.stringify(connections.list());
  const showApplication = (connectionId: string, id: string) => {
    for (const node of applicationIds(connectionId, id).map((each) => tenantTree.find(each))) {
      if (node) {
        tenantTree.show(node);
      }
    }
  };
  return vscode.Disposable.from(
    view,
    connections.onDidChange(() => {
      const before = listed;
      listed = JSON.stringify(connections.list());
      if (listed === before) {
        tenantTree.showLater(); // Somebody signed in or out, who may well be the tree itself.
      } else {
        tenantTree.show();
      }
    }),
    applications.onDidChange(({ connection, id }) => {
      showApplication(connection.id, id);
    }),
    manifestLinks.onDidChangeLinks(({ connectionId, id }) => {
      showApplication(connectionId, id);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (shownSettings.some((id) => event.affectsConfiguration(id))) {
        tenantTree.show();
      }
    }),
    view.onDidExpandElement(({ element }) => openLines.remember(element.id, true)),
    view.onDidCollapseElement(({ element }) => openLines.remember(element.id, false)),
    view.onDidChangeSelection(({ selection: [selected] }) => selected && openLines.select(selected.id)),
    selectAgain(services, view),
  );
}

const shownSettings: readonly string[] = [
  settingIds.tenantCalendarAppsOnly,
  settingIds.secretsWarnDays,
  settingIds.secretsErrorDays,
];
