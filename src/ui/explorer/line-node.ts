import * as vscode from "vscode";
import { plain } from "../input/plain.js";
import type { TreeNode } from "./tree-node.js";

export interface Line {
  readonly label: string;
  readonly description?: string;
  /** Shown as text, with its line ends. */
  readonly tooltip?: string;
  readonly icon?: vscode.ThemeIcon | undefined;
  readonly contextValue?: string;
  readonly command?: vscode.Command;
  /** What a screen reader says. Without it, the label and the description. */
  readonly spoken?: string;
}

/** A line that says something and has nothing below it. */
export class LineNode implements TreeNode {
  readonly id: string;
  readonly #line: Line;

  constructor(id: string, line: Line) {
    this.id = id;
    this.#line = line;
  }

  item(): vscode.TreeItem {
    return paintLine(this.#line);
  }

  children(): readonly TreeNode[] {
    return [];
  }
}

/** A line that says something about what stands below it, all of which is known. */
export class BranchNode implements TreeNode {
  readonly id: string;
  readonly #line: Line & { readonly isOpen?: boolean };
  readonly #children: readonly TreeNode[];
  readonly refreshes: TreeNode | undefined;

  /** `refreshes` is what is read anew in place of this one, which was read along with it. */
  constructor(
    id: string,
    line: Line & { readonly isOpen?: boolean },
    children: readonly TreeNode[],
    refreshes?: TreeNode,
  ) {
    this.id = id;
    this.#line = line;
    this.#children = children;
    this.refreshes = refreshes;
  }

  item(): vscode.TreeItem {
    return paintBranch(this.#line, this.#children.length === 0 ? "nothing" : (this.#line.isOpen ?? false));
  }

  children(): readonly TreeNode[] {
    return this.#children;
  }
}

/** A line as the editor shows it. */
export function paintLine(line: Line): vscode.TreeItem {
  const { label, description, tooltip, icon, contextValue, command, spoken } = line;
  const item = new vscode.TreeItem(plain(label));
  item.description = description === undefined ? "" : plain(description);
  item.tooltip = tooltip ?? [label, description].filter(Boolean).join(": ");
  Object.assign(item, { iconPath: icon, contextValue, command });
  item.accessibilityInformation = {
    label: plain(spoken ?? [label, description].filter(Boolean).join(", ")),
  };
  return item;
}

/** The same with something below it, which is shown at first or not. */
export function paintBranch(line: Line, isOpen: boolean | "nothing"): vscode.TreeItem {
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = paintLine(line);
  item.collapsibleState = isOpen === "nothing" ? None : isOpen ? Expanded : Collapsed;
  return item;
}
