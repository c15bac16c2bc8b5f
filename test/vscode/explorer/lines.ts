import assert from "node:assert/strict";
import type * as vscode from "vscode";
import type { TreeNode } from "../../../src/ui/explorer/tree-node.js";
import { services } from "../connections/opened.js";

/** A line as the editor is told to show it. */
export interface Shown {
  readonly node: TreeNode;
  readonly item: vscode.TreeItem;
  /** "API permissions · 8 asked · 6 granted" */
  readonly words: string;
}

/** The lines below a line, or the first ones. Reads what was not read yet. */
export async function below(node?: TreeNode): Promise<readonly Shown[]> {
  const { tenantTree } = await services();
  const shown: Shown[] = [];
  for (const each of await tenantTree.getChildren(node)) {
    shown.push(await show(each));
  }
  return shown;
}

export async function show(node: TreeNode): Promise<Shown> {
  const { tenantTree } = await services();
  const item = await tenantTree.getTreeItem(node);
  const words = [labelOf(item), item.description].filter(Boolean).join(" · ");
  return { node, item, words };
}

/** The line that begins like this below a line. */
export async function find(node: TreeNode | undefined, ...path: readonly string[]): Promise<Shown> {
  let found: Shown | undefined;
  for (const beginning of path) {
    const lines = await below(found?.node ?? node);
    found = lines.find(({ words }) => words.startsWith(beginning));
    assert.ok(found, `There is no “${beginning}” among ${JSON.stringify(lines.map(({ words }) => words))}.`);
  }
  assert.ok(found);
  return found;
}

export async function words(node?: TreeNode): Promise<readonly string[]> {
  return (await below(node)).map((line) => line.words);
}

/** All lines below a line, as a text with two spaces for each level. */
export async function outline(node?: TreeNode, indent = ""): Promise<string> {
  let text = "";
  for (const line of await below(node)) {
    text += `${indent}${line.words}\n`;
    if ((line.item.collapsibleState ?? 0) !== 0) {
      text += await outline(line.node, `${indent}  `);
    }
  }
  return text;
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === "string" ? label : (label?.label ?? "");
}
