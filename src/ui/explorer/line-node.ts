import * as vscode from "vscode";
import { plain } from "../input/plain.js";
import type { TreeNode } from "./tree-node.js";

export interface Line {
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly contextValue?: string;
  readonly command?: vscode.Command;
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
    const { label, description, tooltip, icon, contextValue, command } = this.#line;
    const item = new vscode.TreeItem(plain(label));
    item.description = description === undefined ? "" : plain(description);
    item.tooltip = tooltip ?? [label, description].filter(Boolean).join(": ");
    Object.assign(item, { iconPath: icon, contextValue, command });
    item.accessibilityInformation = { label: [label, description].filter(Boolean).join(", ") };
    return item;
  }

  children(): readonly TreeNode[] {
    return [];
  }
}
