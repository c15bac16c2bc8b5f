import type * as vscode from "vscode";

/** A line of a tree, which knows how it looks and what stands below it. */
export interface TreeNode {
  /** A path such as `connection/contoso/applications`, so that what is open stays open over a refresh. */
  readonly id: string;
  item(): vscode.TreeItem | Promise<vscode.TreeItem>;
  /** What takes a request, told when somebody points at the line. */
  tooltip?(): Promise<string>;
  /** Never throws because of a tenant: what failed is a line that says why. What was read once is not read again. */
  children(): readonly TreeNode[] | Promise<readonly TreeNode[]>;
  /** Lets go of what was read, of this node and what is below it, so that it is read anew. */
  forget?(): void;
  /** What is read anew in place of this one. Without it, what has nothing below it stands for the whole tree. */
  readonly refreshes?: TreeNode | undefined;
}
