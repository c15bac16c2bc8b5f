import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The day for which everything is judged here, whenever the tests run. */
process.env["CALENDAR_ONRAMP_TODAY"] = "2026-11-21";

export const graph = "00000003-0000-0000-c000-000000000000";
export const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";
export const appCalendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";
export const fullAccessAsApp = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";

/** A manifest with one fault that has a safe fix: the same permission, asked for twice. */
export const faulty = `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "${exchangeOnline}",
      "resourceAccess": [
        { "id": "${fullAccessAsApp}", "type": "Role" },
        { "id": "${fullAccessAsApp}", "type": "Role" }
      ]
    }
  ]
}
`;

const extensions: Readonly<Record<string, string>> = {
  json: "json",
  jsonc: "jsonc",
  markdown: "md",
  plaintext: "txt",
  powershell: "ps1",
};

let count = 0;

/**
 * Opens a file of that content. Every one has a name of its own: untitled documents share theirs with those that were
 * closed before, whose text and problems may still be on their way.
 */
export async function open(content: string, language = "json"): Promise<vscode.TextEditor> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const name = `opened/manifest-${String(++count)}.${extensions[language] ?? language}`;
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  // As a person does. What is opened through the API stays open for a while after its tab is closed.
  await vscode.commands.executeCommand("vscode.open", uri);
  return eventually(() =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString()),
  );
}

/** Closes everything and forgets what was typed. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
}

/** The problems of ours in a document, once they are as `expected` says. */
export async function problems(
  uri: vscode.Uri,
  expected: (found: readonly vscode.Diagnostic[]) => boolean = (found) => found.length > 0,
): Promise<vscode.Diagnostic[]> {
  const read = () =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Calendar Onramp");
  if (!expected(read())) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        subscription.dispose();
        reject(new Error(`The problems stayed ${JSON.stringify(read().map(codeOf))}.`));
      }, 8_000);
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        if (expected(read())) {
          clearTimeout(timer);
          subscription.dispose();
          resolve();
        }
      });
    });
  }
  return read();
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Asks again until there is an answer, for things in the editor that tell nobody when they change. */
export async function eventually<Value>(
  read: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + 8_000;
  for (;;) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    assert.ok(Date.now() < deadline, "It did not come.");
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Where `text` begins in a document. */
export function placeOf(document: vscode.TextDocument, text: string, from = 0): vscode.Position {
  const index = document.getText().indexOf(text, from);
  assert.ok(index >= 0, `There is no ${text}.`);
  return document.positionAt(index);
}

export async function setSetting(id: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}
