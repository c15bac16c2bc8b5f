import assert from "node:assert/strict";
import * as vscode from "vscode";
import { driveInBrowser } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, press, screenshot, waitFor } from "../support/browser.js";
import { awaitMessage, takeAction } from "../support/dialogs.js";
import { openSubject } from "../tenant-manifests/demo-applications.js";

const run = (node: object) => vscode.commands.executeCommand("calendarOnramp.reportApplications", node);

const isReport = ({ uri }: vscode.TextDocument) =>
  uri.scheme === "calendar-onramp-report" && uri.path.startsWith("/Calendar and EWS apps");

async function read(pattern: string): Promise<string> {
  const [uri] = await eventually(async () => {
    const found = await vscode.workspace.findFiles(pattern);
    return found.length > 0 ? found : undefined;
  });
  assert.ok(uri);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uri));
  await vscode.workspace.fs.delete(uri);
  return text;
}

describe("Report on Calendar and EWS Apps…", () => {
  driveInBrowser();
  // The tree asks the tenant, too, as long as it is looked at.
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("shows a document that nobody can change, and saves it as what is asked for", async () => {
    const { connection } = await openSubject();
    await run({ connection });
    const document = await eventually(() => vscode.workspace.textDocuments.find(isReport));
    assert.match(document.getText(), /ClockWork Office365Sync/);
    assert.match(document.getText(), /2027/);
    await waitFor(':text("ClockWork Office365Sync")');
    await awaitMessage("permissions to calendars, mailboxes or EWS");
    await screenshot("report-applications");

    for (const [name, ending, expected] of [
      ["CSV", "csv", /^\uFEFFApplication,[^]*ClockWork Office365Sync/],
      ["JSON", "json", /"ClockWork Office365Sync"/],
      ["Markdown", "md", /ClockWork Office365Sync/],
    ] as const) {
      await awaitMessage("permissions to calendars, mailboxes or EWS");
      await takeAction(`Save as ${name}`);
      await waitFor('.quick-input-widget .quick-input-title:has-text("Save the report")');
      await press("Enter");
      assert.match(await read(`calendar-apps-*.${ending}`), expected);
    }
  });

  it("stops where the user cancels, and shows nothing", async () => {
    const { connection, services } = await openSubject();
    services.connections.demo?.tenant.setScenario("slow");
    const reports = () => vscode.workspace.textDocuments.filter(isReport).length;
    const before = reports();
    const done = run({ connection });
    await awaitMessage("Looking through the applications of Demo tenant");
    await click(
      '.notifications-center .notification-list-item:has-text("Looking through") .monaco-button:has-text("Cancel")',
    );
    await done;
    assert.equal(reports(), before);
  });

  it("works through a read-only connection", async () => {
    const { connection, services } = await openSubject();
    const readOnly = await services.connections.setReadOnly(connection, true);
    await run({ connection: readOnly });
    await awaitMessage("permissions to calendars, mailboxes or EWS");
  });
});
