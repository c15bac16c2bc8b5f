import * as vscode from "vscode";
import type { TreeNode } from "../explorer/tree-node.js";
import { commandIds, viewIds } from "../ids.js";
import type { Command } from "./command.js";

/** A line that can read on, or one that stands below it and names it as its owner. */
interface Reading {
  loadMore(): Promise<void>;
}

/** Reads the next page of a list of the tree, while what was read stays. */
export const loadMore: Command = {
  id: commandIds.loadMore,

  async run({ tenantTree }, value) {
    const node = [value, (value as { readonly owner?: unknown } | undefined)?.owner].find(canRead);
    if (node) {
      await vscode.window.withProgress({ location: { viewId: viewIds.tenant } }, () => node.loadMore());
      tenantTree.show(node);
    }
  },
};

function canRead(value: unknown): value is Reading & TreeNode {
  return typeof value === "object" && value !== null && "loadMore" in value;
}
