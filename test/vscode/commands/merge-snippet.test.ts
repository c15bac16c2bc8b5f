import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press, screenshot, type, waitFor } from "../support/browser.js";
import { appCalendarsRead, fullAccessAsApp, graph, open } from "../language/editing.js";
import {
  asked,
  awaitRow,
  awaitStep,
  choose,
  comparisons,
  goBack,
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

/** As it comes out of a page: without the braces around it, and with the quotes of a word processor. */
const snippet = `“resourceAppId”: “00000002-0000-0ff1-ce00-000000000000”, “resourceAccess”: [ { “id”: “${fullAccessAsApp}”, “type”: “Role” } ]`;

const run = (...args: unknown[]) => vscode.commands.executeCommand("calendarOnramp.mergeSnippet", ...args);

describe("Merge a Pasted Snippet…", () => {
  driveInBrowser();

  it("says what it understands as one types, and merges it as one step", async () => {
    const { document } = await open(start);
    const done = run();
    await choose("Paste it here…");
    await awaitStep("Merge a Snippet");
    await type("hello");
    await waitFor(".quick-input-message");
    await press("Enter"); // Nothing is understood, so nothing happens.
    await press("Control+a");
    await type(snippet);
    await waitFor('.quick-input-message:has-text("1 permission: full_access_as_app (application)")');
    await press("Enter");
    await awaitRow("Adds full_access_as_app (application)");
    await screenshot("merge-snippet");
    await goBack();
    await waitFor('.quick-input-message:has-text("What the guide prints")');
    await type(snippet);
    await press("Enter");
    await awaitRow("Apply 1 change");
    await press("Enter");
    await done;

    assert.deepEqual(asked(document.getText()), [`Role ${appCalendarsRead}`, `Role ${fullAccessAsApp}`]);
    assert.equal(comparisons().length, 0);
    await undoOnce(document, start);
  });

  it("merges what it is given", async () => {
    const { document } = await open(start);
    const done = run(document.uri, undefined, snippet);
    await awaitRow("Apply 1 change");
    await press("Enter");
    await done;
    assert.equal(asked(document.getText()).length, 2);
  });

  it("changes nothing for what is there already", async () => {
    const { document } = await open(start);
    const done = run(document.uri, undefined, start.slice(start.indexOf('"requiredResourceAccess"')));
    await awaitRow("Close");
    assert.equal(comparisons().length, 0);
    await press("Enter");
    await done;
    assert.equal(document.getText(), start);
  });

  it("changes nothing for what it does not understand", async () => {
    const { document } = await open(start);
    await run(document.uri, undefined, "hello");
    assert.equal(document.getText(), start);
  });
});
