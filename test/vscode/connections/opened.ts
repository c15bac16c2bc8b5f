import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Services } from "../../../src/ui/services.js";

/** What the extension shares among its features, which it shows to tests only. */
export async function services(): Promise<Services> {
  const extension = vscode.extensions.getExtension<Services | undefined>("calendar-onramp.calendar-onramp");
  const shown = await extension?.activate();
  assert.ok(shown);
  return shown;
}

/** Removes every connection, so that a test begins and ends with none. */
export async function removeAll(): Promise<void> {
  const { connections } = await services();
  for (const connection of connections.list()) {
    await connections.remove(connection);
  }
}

/** The lines of the Tenant view, each on one line. */
export const treeRow = (text: string) => `.pane:has-text("Tenant") .monaco-list-row:has-text("${text}")`;
