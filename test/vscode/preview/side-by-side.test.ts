import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answer, awaitFirstRow, awaitStep, choose, driveInBrowser } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { click, press, screenshot, text, type, waitFor } from "../support/browser.js";
import { footer, openDemo, previewTabs, read } from "./previewing.js";

const command = "calendarOnramp.previewSideBySide";

/** The names in front of the rows. */
const rowNames = () => text(".ec-row-head:visible, .ec-resource:visible");

describe("Preview Calendars Side by Side…", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("shows the mailboxes that are chosen, which stay chosen while another is searched for", async () => {
    const { connection } = await openDemo();
    const done = vscode.commands.executeCommand(command, { connection });
    await choose("Search for Mailboxes");
    await awaitFirstRow("Ada Lindqvist");
    await type("hannah");
    await awaitFirstRow("Hannah Lindgren");
    await press("Enter");
    await awaitFirstRow("Take 1 Mailbox");
    await click(".quick-input-widget .quick-input-filter input");
    await press("Control+a");
    await type("ruben");
    await waitFor('.quick-input-list .monaco-list-row.focused:has-text("Ruben Mulder")');
    await press("Enter");
    await awaitFirstRow("Take 2 Mailboxes");
    await screenshot("side-by-side-choose");
    await choose("Take 2 Mailboxes");
    await done;
    await footer(read);
    assert.deepEqual(previewTabs(), ["2 mailboxes"]);
    const names = (await rowNames()).join(" ");
    assert.match(names, /Hannah Lindgren/);
    assert.match(names, /Ruben Mulder/);
    await screenshot("side-by-side");
  });

  it("shows the people of a group under its name", async () => {
    const { connection } = await openDemo();
    const done = vscode.commands.executeCommand(command, { connection });
    await choose("The People of a Group");
    await awaitStep("Side by Side");
    await type("clockwork");
    await awaitFirstRow("ClockWork Calendar Sync");
    await press("Enter");
    await done;
    await waitFor('h1:has-text("ClockWork Calendar Sync")');
    await footer(/requests? ·/);
    assert.match((await text("header .facts")).join(), /\d\d mailboxes/);
    await screenshot("side-by-side-group");
  });

  it("shows those of a list, and counts the addresses in it", async () => {
    const { connection, tenant } = await openDemo();
    const done = vscode.commands.executeCommand(command, { connection });
    await choose("A List to Paste");
    const ada = `ada.lindqvist@${tenant.domain}`;
    await answer("Side by Side", `Ada <${ada}>; nobody@${tenant.domain}, ${ada.toUpperCase()}`);
    await done;
    await footer(/requests? ·/);
    assert.deepEqual(previewTabs(), ["2 mailboxes"]);
    await waitFor(`.banner:has-text("nobody@${tenant.domain}")`);
    await screenshot("side-by-side-one-refused");
  });
});
