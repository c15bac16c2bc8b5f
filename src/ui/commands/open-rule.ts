import * as vscode from "vscode";
import { commandIds } from "../ids.js";
import { showMarkdown } from "../show-markdown.js";
import type { Command } from "./command.js";

/** Where the id of a problem leads to: the section about its rule, in the page that the extension brings along. */
export const openRule: Command = {
  id: commandIds.openRule,

  async run({ extensionUri }, rule: unknown) {
    const page = vscode.Uri.joinPath(extensionUri, "docs", "rules.md");
    const fragment = typeof rule === "string" && /^[a-z-]+$/.test(rule) ? rule : "";
    await showMarkdown(page.with({ fragment }));
  },
};

export function linkToRule(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: "command", path: commandIds.openRule, query: JSON.stringify([rule]) });
}
