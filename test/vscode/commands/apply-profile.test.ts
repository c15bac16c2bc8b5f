import assert from "node:assert/strict";
import * as vscode from "vscode";
import { settingIds } from "../../../src/ui/ids.js";
import { press, screenshot, type, waitFor } from "../support/browser.js";
import { appCalendarsRead, eventually, fullAccessAsApp, graph, open } from "../language/editing.js";
import {
  answer,
  asked,
  awaitRow,
  awaitStep,
  changed,
  choose,
  comparisons,
  goBack,
  rows,
  undoOnce,
  driveInBrowser,
} from "./driving.js";

const start = `{
  "displayName": "Calendar sync",
  "requiredResourceAccess": [
    { "resourceAppId": "${graph}", "resourceAccess": [{ "id": "${appCalendarsRead}", "type": "Role" }] }
  ]
}
`;

const two = `[
  { "displayName": "One", "requiredResourceAccess": [] },
  { "displayName": "Two", "requiredResourceAccess": [] }
]
`;

/** Wants none of the optional permissions. */
async function skipOptional(): Promise<void> {
  await awaitStep("Optional Permissions");
  await press("Enter");
}

const run = (...args: unknown[]) => vscode.commands.executeCommand("calendarOnramp.applyProfile", ...args);

describe("Apply Profile…", () => {
  driveInBrowser();

  afterEach(async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    await vscode.workspace
      .getConfiguration(undefined, folder?.uri)
      .update(settingIds.lintProfiles, undefined, vscode.ConfigurationTarget.WorkspaceFolder);
  });

  it("asks, shows what would change, and changes it as one step", async () => {
    const { document } = await open(start);
    const done = run();
    await awaitStep("Apply Profile");
    await choose("Sense calendar sync");
    await awaitStep("Agency name in Sense");
    await type("not a name");
    await waitFor('.quick-input-message:has-text("must be one part of a host name")');
    await answer("Agency name in Sense", "contoso");
    await awaitStep("Optional Permissions");
    assert.ok((await rows()).some((row) => row.includes("Azure AD Graph is retired")));
    await press("Enter");
    await awaitRow("Apply ");
    assert.ok(
      (await rows()).some((row) => row.startsWith("Apply 10 changes")),
      (await rows()).join("\n"),
    );
    assert.equal(comparisons().length, 1);
    assert.equal(document.getText(), start);
    await screenshot("apply-profile");
    await press("Enter");
    await done;

    const text = document.getText();
    assert.match(text, /"https:\/\/contoso\.sensehq\.com\/settings\/calendar-sync\/auth-result"/);
    assert.ok(asked(text).includes(`Role ${appCalendarsRead}`));
    assert.equal(asked(text).length, 1 + 8);
    assert.equal(comparisons().length, 0);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    await undoOnce(document, start);
  });

  it("remembers what was answered", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("Sense calendar sync");
    await awaitStep("Agency name in Sense");
    await press("Enter");
    await skipOptional();
    await awaitRow("Apply ");
    await press("Enter");
    await done;
    assert.match(document.getText(), /contoso\.sensehq\.com/);
  });

  it("goes back from step to step, and leaves everything as it is when left", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("Sense calendar sync");
    await answer("Agency name in Sense", "fabrikam");
    await skipOptional();
    await awaitRow("Apply ");
    await goBack();
    await awaitStep("Optional Permissions");
    await eventually(() => comparisons().length === 0 || undefined);
    await goBack();
    await awaitStep("Agency name in Sense");
    await goBack();
    await awaitRow("ClockWork Office365 Sync");
    await press("Escape");
    await done;
    assert.equal(document.getText(), start);
  });

  it("says what is out of date, and offers what to set up instead", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("ClockWork Office365 Sync");
    await awaitRow("out of date since 1 October 2026");
    await choose("Exchange Online with OAuth 2.0");
    await awaitRow("Out of date since 1 October 2026");
    await screenshot("apply-profile-outdated");
    await choose("Use Graph calendar sync, read-write instead");
    await skipOptional();
    await awaitStep("Graph calendar sync, read-write");
    await awaitRow("Beyond the profile");
    await press("Enter");
    await done;
    assert.ok(!asked(document.getText()).includes(`Role ${fullAccessAsApp}`));
    assert.equal(asked(document.getText()).length, 2);
  });

  it("binds the manifest to the profile where that stays ticked", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("Graph calendar sync, read-write");
    await skipOptional();
    await awaitRow("Check against this profile from now on");
    await press("Enter");
    await done;
    const bound = () =>
      vscode.workspace
        .getConfiguration(undefined, document.uri)
        .get<Readonly<Record<string, string>>>(settingIds.lintProfiles);
    assert.deepEqual(Object.values(await eventually(bound)), ["graph-readwrite:app-only"]);
    await undoOnce(document, start);

    const again = run();
    await choose("Graph calendar sync, read-only");
    await skipOptional();
    await choose("Check against this profile from now on");
    await waitFor('.quick-input-list .monaco-list-row:has-text("from now on") :text-is("no")');
    await press("ArrowUp");
    await press("Enter");
    await again;
    assert.deepEqual(Object.values(bound() ?? {}), ["graph-readwrite:app-only"]);
  });

  it("leaves a manifest alone that changed in the meantime", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("Graph calendar sync, read-write");
    await skipOptional();
    await awaitRow("Apply ");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 1), "\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    const between = document.getText();
    await press("Enter");
    await done;
    assert.equal(document.getText(), between);
    assert.equal(comparisons().length, 0);
    await vscode.commands.executeCommand("notifications.showList");
    await waitFor(':text("The manifest changed in the meantime, so it was left as it is.")');
    await vscode.commands.executeCommand("notifications.clearAll");
  });

  it("means the application at the cursor, or asks which", async () => {
    const editor = await open(two);
    editor.selection = new vscode.Selection(2, 10, 2, 10);
    const done = run();
    await choose("Graph calendar sync, read-only");
    await skipOptional();
    await awaitRow("Apply ");
    await press("Enter");
    await done;
    const [one, second] = JSON.parse(editor.document.getText()) as { requiredResourceAccess: unknown[] }[];
    assert.equal(one?.requiredResourceAccess.length, 0);
    assert.equal(second?.requiredResourceAccess.length, 1);
    await undoOnce(editor.document, two);

    const shown = await eventually(() => vscode.window.activeTextEditor);
    shown.selection = new vscode.Selection(4, 0, 4, 0);
    const other = run();
    await awaitRow("Two");
    await choose("One");
    await awaitRow("ClockWork Office365 Sync");
    await press("Escape");
    await other;
  });

  it("begins a new manifest where none is open", async () => {
    const done = run();
    await choose("New manifest");
    await choose("Graph calendar sync, read-only");
    await skipOptional();
    await awaitRow("Apply ");
    assert.ok(!(await rows()).some((row) => row.includes("from now on")));
    const document = await eventually(() =>
      vscode.workspace.textDocuments.find(({ uri, isClosed }) => uri.scheme === "untitled" && !isClosed),
    );
    const before = document.getText();
    await press("Enter");
    await done;
    assert.deepEqual(asked(await changed(document, before)), [`Role ${appCalendarsRead}`]);
  });
});
