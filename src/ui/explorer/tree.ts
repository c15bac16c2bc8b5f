import * as vscode from "vscode";
import { LineNode } from "./line-node.js";
import type { OpenLines } from "./open-lines.js";
import type { TreeNode } from "./tree-node.js";

/** How many milliseconds nobody must have read. Between two levels, the editor takes a few. */
const quiet = 100;

/** The lines below a line, and which of them were not there before. */
export interface Listed {
  readonly lines: readonly TreeNode[];
  readonly fresh: readonly TreeNode[];
}

/** Shows nodes in a view. One does for all trees, because a node knows itself. */
export class Tree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();
  readonly #listRoots: () => Promise<readonly TreeNode[]>;
  readonly #openLines: OpenLines | undefined;
  readonly #nodes = new Map<string, TreeNode>();
  readonly #parents = new WeakMap<TreeNode, TreeNode>();
  readonly #waiting = new Set<TreeNode | undefined>();
  #roots: readonly TreeNode[] = [];
  #reading = 0;
  #timer: NodeJS.Timeout | undefined;

  readonly #listed = new vscode.EventEmitter<Listed>();

  readonly onDidChangeTreeData = this.#changed.event;

  /** Lines are about to be shown. */
  readonly onDidList = this.#listed.event;

  constructor(listRoots: () => Promise<readonly TreeNode[]>, openLines?: OpenLines) {
    this.#listRoots = listRoots;
    this.#openLines = openLines;
  }

  getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return this.#read(() => this.#paint(node));
  }

  async #paint(node: TreeNode): Promise<vscode.TreeItem> {
    const item = await node.item();
    item.id = node.id;
    const wasOpen = this.#openLines?.find(node.id);
    if (wasOpen !== undefined && (item.collapsibleState ?? 0) !== vscode.TreeItemCollapsibleState.None) {
      item.collapsibleState = wasOpen
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
    }
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    item.tooltip = await node.tooltip?.();
    return item;
  }

  getChildren(node?: TreeNode): Promise<TreeNode[]> {
    return this.#read(() => this.#list(node));
  }

  async #list(node: TreeNode | undefined): Promise<TreeNode[]> {
    const children = [...(await (node ? node.children() : this.#listRoots()))];
    if (node) {
      children.forEach((child) => this.#parents.set(child, node));
      if (this.#nodes.get(node.id) !== node) {
        return children; // Meanwhile its line is gone, or is another's.
      }
    }
    const fresh = children.filter(({ id }) => !this.#nodes.has(id));
    children.forEach((child) => this.#nodes.set(child.id, child));
    if (!node) {
      this.#roots = children;
      this.#forgetOthers();
    }
    this.#listed.fire({ lines: children, fresh });
    return children;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  /** The line of that id, where it was shown. */
  find(id: string): TreeNode | undefined {
    return this.#nodes.get(id);
  }

  /** What stood below a line that is gone is gone, too. */
  #forgetOthers(): void {
    const isThere = (id: string) =>
      this.#roots.some((root) => id === root.id || id.startsWith(`${root.id}/`));
    for (const id of [...this.#nodes.keys()].filter((each) => !isThere(each))) {
      this.#nodes.delete(id);
    }
  }

  /** Reads a node and what is below it anew. Whatever has nothing below it stands for all of them. */
  refresh(value?: unknown): void {
    const given: TreeNode | undefined = isNode(value) ? value : undefined;
    const node = given?.refreshes ?? (given instanceof LineNode ? undefined : given);
    if (!node) {
      this.#roots.forEach((root) => root.forget?.());
      this.show();
    } else {
      node.forget?.();
      this.show(node);
    }
  }

  /** Paints a node and what is below it anew, of what is known. */
  show(node?: TreeNode): void {
    this.#changed.fire(node);
  }

  /**
   * The same once nobody is reading. While the editor takes in lines, it forgets which of them are open when it is told
   * that those above have changed.
   */
  showLater(node?: TreeNode): void {
    this.#waiting.add(node);
    this.#schedule();
  }

  async #read<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#reading++;
    clearTimeout(this.#timer);
    try {
      return await task();
    } finally {
      this.#reading--;
      this.#schedule();
    }
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#reading === 0 && this.#waiting.size > 0) {
      this.#timer = setTimeout(() => {
        const nodes = this.#waiting.has(undefined) ? [undefined] : [...this.#waiting];
        this.#waiting.clear();
        nodes.forEach((node) => {
          this.show(node);
        });
      }, quiet);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changed.dispose();
    this.#listed.dispose();
  }
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "children" in value && "item" in value;
}
