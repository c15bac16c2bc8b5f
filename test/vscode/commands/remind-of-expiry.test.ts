import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press, screenshot, type, waitFor } from "../support/browser.js";
import { eventually, open } from "../language/editing.js";
import { answer, awaitRow, awaitStep, choose, driveInBrowser } from "./driving.js";

const manifest = `{
  "appId": "11111111-2222-3333-4444-555555555555",
  "displayName": "Calendar sync",
  "passwordCredentials": [
    { "displayName": "later", "endDateTime": "2028-05-01T00:00:00Z" },
    { "displayName": "sooner", "endDateTime": "2027-05-01T00:00:00Z", "secretText": "s3cret" }
  ],
  "requiredResourceAccess": []
}
`;

const run = () => vscode.commands.executeCommand("calendarOnramp.remindOfExpiry");

/** The file that was saved, which is asked for by VS Code's own dialog. */
async function save(): Promise<string> {
  await waitFor('.quick-input-widget .quick-input-title:has-text("Save the reminder")');
  await press("Enter");
  const find = () => vscode.workspace.findFiles("*.ics");
  const [uri] = await eventually(async () => {
    const found = await find();
    return found.length > 0 ? found : undefined;
  });
  assert.ok(uri);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  await vscode.workspace.fs.delete(uri);
  return text;
}

describe("Save a Reminder of a Secret’s Expiry…", () => {
  driveInBrowser();

  it("reminds of a secret of the manifest, without its value", async () => {
    await open(manifest);
    const done = run();
    await awaitRow("sooner");
    await screenshot("remind-of-expiry");
    await choose("sooner");
    await awaitStep("Product");
    await press("Enter");
    const text = await save();
    await done;
    assert.match(text, /DTSTART;VALUE=DATE:20270501/);
    assert.match(text, /Calendar sync/);
    assert.doesNotMatch(text, /s3cret/);
  });

  it("asks for the product and the day where no manifest is open", async () => {
    const done = run();
    await answer("Product", "Room panels");
    await awaitStep("Day");
    await type("2027-02-30");
    await waitFor('.quick-input-message:has-text("This is no day")');
    await answer("Day", "2020-01-01");
    await waitFor('.quick-input-message:has-text("This day is past")');
    await answer("Day", "2027-02-28");
    const text = await save();
    await done;
    assert.match(text, /DTSTART;VALUE=DATE:20270228/);
  });
});
