import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hasBrowser, press, screenshot, type, waitFor } from "../support/browser.js";
import { appCalendarsRead, closeAll, eventually, graph, open } from "./editing.js";

const asking = (members: string) =>
  `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [{ ${members} }] }] }`;

/** Opens the text with the cursor at `|`. */
async function openAt(marked: string): Promise<vscode.TextEditor> {
  const editor = await open(marked.replace("|", ""));
  const position = editor.document.positionAt(marked.indexOf("|"));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** What is offered at `|`. */
async function offered(marked: string): Promise<vscode.CompletionItem[]> {
  const { document } = await open(marked.replace("|", ""));
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(marked.indexOf("|")),
    undefined,
    2,
  );
  return items.filter(({ filterText }) => / [0-9a-f]{8}-/.test(filterText ?? ""));
}

const labelOf = ({ label }: vscode.CompletionItem) =>
  typeof label === "string" ? label : `${label.label} ${label.description ?? ""}`;

/** Takes the first suggestion, as a person does. */
async function accept({ document }: vscode.TextEditor): Promise<string> {
  const { version } = document;
  await vscode.commands.executeCommand("editor.action.triggerSuggest");
  await eventually(async () => {
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    return document.version > version ? true : undefined;
  });
  return document.getText();
}

describe("completion in a manifest", () => {
  afterEach(closeAll);

  it("offers names and explains the one that is looked at", async () => {
    const items = await offered(asking('"id": "Calendars.R|", "type": "Role"'));
    const labels = items.map(labelOf);
    assert.ok(labels.includes("Calendars.Read application"), labels.slice(0, 5).join());
    assert.ok(!labels.some((label) => label.endsWith("delegated")));
    assert.ok(items.some(({ documentation }) => documentation instanceof vscode.MarkdownString));
  });

  it("writes the GUID of the name that was typed", async () => {
    const editor = await openAt(asking('"id": "Calendars.Read|", "type": "Role"'));
    assert.equal(await accept(editor), asking(`"id": "${appCalendarsRead}", "type": "Role"`));
  });

  it("completes a GUID and adds the type", async () => {
    const editor = await openAt(asking('"id": "798ee544-9|"'));
    assert.equal(await accept(editor), asking(`"id": "${appCalendarsRead}", "type": "Role"`));
  });

  it("offers something where nothing stands yet", async () => {
    assert.ok((await offered(asking('"id": |'))).length > 100);
  });

  it("comes by itself as a person types", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    const editor = await openAt(asking('"id": |'));
    await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
    await type('"Calendars.Rea');
    await waitFor('.suggest-widget .monaco-list-row.focused:has-text("Calendars.Read")');
    await screenshot("completion");
    await press("Enter");
    const written = await eventually(() => /"id": "[0-9a-f-]{36}"/.exec(editor.document.getText())?.[0]);
    assert.ok(editor.document.getText().includes(`${written}, "type": "`), editor.document.getText());
  });

  it("finds resources by name", async () => {
    const editor = await openAt('{ "requiredResourceAccess": [{ "resourceAppId": "Microsoft Graph|" }] }');
    assert.equal(await accept(editor), `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}" }] }`);
  });
});
