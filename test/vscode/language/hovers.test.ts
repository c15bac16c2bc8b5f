import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  appCalendarsRead,
  closeAll,
  exchangeOnline,
  faulty,
  fullAccessAsApp,
  open,
  placeOf,
  setSetting,
} from "./editing.js";

async function hoverAt(document: vscode.TextDocument, text: string): Promise<vscode.MarkdownString[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    placeOf(document, text).translate(0, 2),
  );
  return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

const plain = (contents: readonly vscode.MarkdownString[]) =>
  contents.map(({ value }) => value.replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "")).join("\n");

describe("hovers", () => {
  afterEach(closeAll);

  it("explain a permission, a resource and a type of a manifest", async () => {
    const { document } = await open(faulty);
    const permission = await hoverAt(document, fullAccessAsApp);
    assert.match(
      plain(permission),
      /\*\*full_access_as_app\*\* · application permission of Office 365 Exchange Online/,
    );
    assert.match(plain(permission), /1 April 2027/);
    assert.ok(permission.every(({ isTrusted, supportHtml }) => !isTrusted && !supportHtml));
    assert.match(plain(await hoverAt(document, exchangeOnline)), /Office 365 Exchange Online\*\* · resource/);
    assert.match(plain(await hoverAt(document, "Role")), /application permission/);
  });

  it("explain a GUID in a script, and nothing else there", async () => {
    const { document } = await open(
      `$id = "${appCalendarsRead}"\n$other = "${"1".repeat(8)}-2222-3333-4444-555555555555"`,
      "powershell",
    );
    assert.match(plain(await hoverAt(document, appCalendarsRead)), /\*\*Calendars.Read\*\*/);
    assert.equal(plain(await hoverAt(document, "11111111")), "");
    assert.equal(plain(await hoverAt(document, "$id")), "");
  });

  it("explain GUIDs in Bicep files that VS Code takes for plain text", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "app.bicep");
    await vscode.workspace.fs.writeFile(uri, Buffer.from(`id: '${appCalendarsRead}'`));
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, "plaintext");
    assert.match(plain(await hoverAt(document, appCalendarsRead)), /\*\*Calendars.Read\*\*/);
    await vscode.workspace.fs.delete(uri);
  });

  it("explain GUIDs in the languages of the settings", async () => {
    const { document } = await open(`id ${appCalendarsRead}`, "plaintext");
    assert.equal(plain(await hoverAt(document, appCalendarsRead)), "");
    try {
      await setSetting("calendarOnramp.lint.hoverAnywhere", ["plaintext"]);
      assert.match(plain(await hoverAt(document, appCalendarsRead)), /\*\*Calendars.Read\*\*/);
    } finally {
      await setSetting("calendarOnramp.lint.hoverAnywhere", undefined);
    }
  });
});
