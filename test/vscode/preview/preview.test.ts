import assert from "node:assert/strict";
import * as vscode from "vscode";
import { driveInBrowser } from "../commands/driving.js";
import { removeAll, services, treeRow } from "../connections/opened.js";
import { click, screenshot, text, waitFor } from "../support/browser.js";
import { find } from "../explorer/lines.js";

describe("the preview of a calendar", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("opens from the tree with the week of a mailbox", async () => {
    const { connections } = await services();
    await connections.openDemo();
    const ada = await find(undefined, "Demo tenant", "Mailboxes", "Ada Lindqvist");
    const { command = "", arguments: args = [] } = ada.item.command ?? {};
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    await waitFor('h1:has-text("Ada Lindqvist")');
    await waitFor(".ec-event");
    await screenshot("preview-week");
    console.log(await text("header"), await text("footer"), await text(".ec-event .title"));
    void assert; void click; void treeRow;
  });
});
