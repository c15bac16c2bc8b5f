import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readSheetUri, sheetUri } from "../../../src/ui/handover/sheet-uri.js";
import { press, screenshot, waitFor } from "../support/browser.js";
import { appCalendarsRead, closeAll, eventually, graph, open } from "../language/editing.js";
import { answer, awaitRow, awaitStep, choose, driveInBrowser } from "./driving.js";

const clientId = "11111111-2222-3333-4444-555555555555";
const tenantId = "66666666-7777-8888-9999-aaaaaaaaaaaa";

const manifest = `{
  "appId": "${clientId}",
  "displayName": "Calendar sync",
  "requiredResourceAccess": [
    { "resourceAppId": "${graph}", "resourceAccess": [{ "id": "${appCalendarsRead}", "type": "Role" }] }
  ]
}
`;

async function openSheet(values: Readonly<Record<string, string>>): Promise<vscode.TextDocument> {
  const uri = sheetUri("Calendar connector", { reference: "calendar-connector:app-only-graph", values });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

describe("Open the Hand-over Sheet…", () => {
  driveInBrowser();

  it("asks what it does not know, and lists what to type where", async () => {
    await open(manifest);
    const done = vscode.commands.executeCommand("calendarOnramp.openHandover");
    await choose("Calendar connector");
    await choose("Exchange Online with OAuth 2.0");
    await answer("Directory (tenant) ID", tenantId); // The other one stands in the manifest.
    await done;
    const sheet = await eventually(() => vscode.window.activeTextEditor?.document);
    assert.equal(sheet.languageId, "markdown");
    assert.match(sheet.getText(), new RegExp(clientId));
    assert.match(sheet.getText(), new RegExp(tenantId));
    await waitFor('.codelens-decoration :text("Copy")');
    await screenshot("hand-over-sheet");
  });

  it("marks what was left empty", async () => {
    const done = vscode.commands.executeCommand("calendarOnramp.openHandover");
    await choose("Calendar connector");
    await choose("Exchange Online with OAuth 2.0");
    await awaitStep("Application (client) ID");
    await press("Control+a");
    await press("Delete");
    await press("Enter");
    await awaitStep("Directory (tenant) ID");
    await press("Enter"); // What was answered before.
    await done;
    const sheet = await eventually(() => vscode.window.activeTextEditor?.document);
    assert.match(sheet.getText(), /not known yet: Application/);
    assert.match(sheet.getText(), new RegExp(tenantId));
  });
});

describe("Copy a Value of the Hand-over Sheet…", () => {
  driveInBrowser();

  it("offers what is known", async () => {
    await openSheet({ clientId });
    const done = vscode.commands.executeCommand("calendarOnramp.copyHandoverValue");
    await awaitRow(clientId);
    await press("Escape");
    await done;
  });
});

describe("a hand-over sheet", () => {
  afterEach(closeAll);

  it("copies each value", async () => {
    const sheet = await openSheet({ clientId, tenantId });
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      sheet.uri,
      20,
    );
    const [first] = lenses;
    assert.match(sheet.lineAt(first?.range.start.line ?? 0).text, new RegExp(clientId));
    assert.equal(first?.command?.command, "calendarOnramp.copyHandoverValue");
    assert.deepEqual(first.command.arguments, [clientId]);
    assert.equal(lenses.length, (sheet.getText().match(/^- \*\*.*`$/gm) ?? []).length);
  });

  it("has no secret in it, whatever its address says", async () => {
    const sheet = await openSheet({ clientId, secret: "s3cret-value" });
    assert.doesNotMatch(sheet.getText(), /s3cret/);
    assert.match(sheet.getText(), new RegExp(clientId));
  });

  it("survives an address that means nothing", async () => {
    for (const query of ["", "{}", "[", '{"reference":"none"}', '{"reference":7,"values":[]}']) {
      const uri = vscode.Uri.from({ scheme: "calendar-onramp-handover", path: "/x.md", query });
      const { reference } = readSheetUri(uri) ?? {};
      assert.ok(reference === undefined || reference === "none");
      assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /no such profile/);
    }
  });
});
