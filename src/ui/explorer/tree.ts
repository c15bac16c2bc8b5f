import * as vscode from "vscode";
import { LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** Shows nodes in a view. One does for all trees, because a node knows itself. */
export class Tree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #listRoots: () => Promise<readonly TreeNode[]>;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(listRoots: () => Promise<readonly TreeNode[]>) {
    this.#listRoots = listRoots;
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    const item = await node.item();
    item.id = node.id;
    return item;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return [...(await (node ? node.children() : this.#listRoots()))];
  }

  /** Reads a node and what is below it anew. Whatever has nothing below it stands for all of them. */
  refresh(node?: unknown): void {
    this.#changed.fire(isNode(node) && !(node instanceof LineNode) ? node : undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "children" in value && "item" in value;
}
