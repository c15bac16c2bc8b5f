import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press } from "../support/browser.js";
import { appCalendarsRead, graph, open } from "../language/editing.js";
import { asked, awaitRow, awaitStep, choose, rows, driveInBrowser } from "./driving.js";

const start = `{ "displayName": "Calendar sync", "requiredResourceAccess": [] }\n`;

describe("the commands in a folder that is not trusted", () => {
  driveInBrowser();

  it("edit a manifest all the same, and leave the folder’s settings alone", async () => {
    const { document } = await open(start);
    const done = vscode.commands.executeCommand("calendarOnramp.applyProfile");
    await choose("Graph calendar sync, read-only");
    await awaitStep("Optional Permissions");
    await press("Enter");
    await awaitRow("Apply ");
    assert.ok(!(await rows()).some((row) => row.includes("from now on")));
    await press("Enter");
    await done;
    assert.deepEqual(asked(document.getText()), [`Role ${appCalendarsRead}`]);
    assert.match(document.getText(), new RegExp(graph));
  });
});
