import assert from "node:assert/strict";
import * as vscode from "vscode";
import { click, hasBrowser, press, text, type, waitFor } from "../support/browser.js";
import { closeAll, eventually, setSetting } from "../language/editing.js";

/** Drives the lists and fields that a command shows, as a person does. For tests that take a browser. */
export function driveInBrowser(): void {
  before(async function () {
    if (!hasBrowser) {
      this.skip();
    }
    // What shows up where the mouse was left would be clicked instead of the line below it.
    await setSetting("workbench.hover.delay", 60_000);
  });

  afterEach(async () => {
    await press("Escape");
    await closeAll();
  });

  after(() => setSetting("workbench.hover.delay", undefined));
}

/** Waits for a list or field of that title. */
export function awaitStep(title: string): Promise<void> {
  return waitFor(`.quick-input-widget:focus-within .quick-input-title:has-text("${title}")`);
}

const rowOf = (label: string) =>
  `.quick-input-widget .quick-input-list .monaco-list-row:has-text("${label}")`;

/** Clicks a line of the list. Where several can be ticked, that ticks it. */
export async function choose(label: string): Promise<void> {
  await click(rowOf(label));
}

export function awaitRow(label: string): Promise<void> {
  return waitFor(rowOf(label));
}

/** Waits until a line is the first one, because what was typed has taken effect. */
export async function awaitFirstRow(label: string): Promise<void> {
  await eventually(async () => ((await rows())[0]?.startsWith(label) ? label : undefined));
}

/** The lines that can be seen, each on one line. */
export async function rows(): Promise<string[]> {
  const found = await text(".quick-input-widget .quick-input-list .monaco-list-row");
  return found.map((each) => each.replaceAll(/\s+/g, " ").trim());
}

/** Types an answer to the question of that title and confirms it. */
export async function answer(title: string, words: string): Promise<void> {
  await awaitStep(title);
  await press("Control+a");
  await type(words);
  await press("Enter");
}

export function goBack(): Promise<void> {
  return click(".quick-input-widget .codicon-quick-input-back");
}

/** The text of the editor after the command has changed it. */
export function changed(document: vscode.TextDocument, before: string): Promise<string> {
  return eventually(() => (document.getText() === before ? undefined : document.getText()));
}

/** Takes one step back and expects the text from before. */
export async function undoOnce(document: vscode.TextDocument, before: string): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand("undo");
  assert.equal(document.getText(), before);
}

/** Whether a comparison is open. */
export function comparisons(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputTextDiff);
}

/** Permissions that a text asks for, as `kind id`. */
export function asked(json: string): string[] {
  interface Asking {
    requiredResourceAccess: { resourceAccess: { id: string; type: string }[] }[];
  }
  return (JSON.parse(json) as Asking).requiredResourceAccess.flatMap(({ resourceAccess }) =>
    resourceAccess.map(({ id, type: kind }) => `${kind} ${id}`),
  );
}
