import type * as vscode from "vscode";

/** A line of a tree, which knows how it looks and what stands below it. */
export interface TreeNode {
  /** A path such as `connection/contoso/organization`, so that what is open stays open over a refresh. */
  readonly id: string;
  item(): vscode.TreeItem | Promise<vscode.TreeItem>;
  /** Never throws because of a tenant: what failed is a line that says why. */
  children(): readonly TreeNode[] | Promise<readonly TreeNode[]>;
}
