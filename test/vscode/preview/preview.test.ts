import assert from "node:assert/strict";
import * as vscode from "vscode";
import { awaitFirstRow, awaitStep, driveInBrowser } from "../commands/driving.js";
import { removeAll, services, treeRow } from "../connections/opened.js";
import { find } from "../explorer/lines.js";
import { eventually, setSetting } from "../language/editing.js";
import { click, press, screenshot, selectOption, text, type, waitFor } from "../support/browser.js";
import { awaitMessage } from "../support/dialogs.js";
import {
  choice,
  clickLine,
  footer,
  mailboxLine,
  openDemo,
  previewTabs,
  read,
  titles,
  unfold,
} from "./previewing.js";

describe("the preview of a calendar", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("opens from the tree with the week of a mailbox, through Graph", async () => {
    await openDemo();
    await mailboxLine("Ada Lindqvist");
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await unfold("Demo tenant", "Mailboxes", "Ada Lindqvist");
    await click(treeRow("Ada Lindqvist"));
    await waitFor('h1:has-text("Ada Lindqvist · Agenda")');
    const words = await footer(read);
    assert.match(
      words,
      /^[1-9]\d* events · 1 request · .* · as the application Quillhaven Tenant Administration$/,
    );
    assert.ok((await titles()).includes("Lunch"));
    await eventually(() => previewTabs().join() === "Ada Lindqvist · Agenda" || undefined);
    const [facts = ""] = await text("header .facts");
    assert.match(facts, /^ada\.lindqvist@.* · Demo tenant · signed in as the application Quillhaven/);
    assert.deepEqual(await text(".skeleton:visible"), []);
    await screenshot("preview-from-tree");
  });

  it("is there once for a mailbox, with the calendar that was chosen last", async () => {
    const { connections } = await services();
    await openDemo();
    const ada = await mailboxLine("Ada Lindqvist");
    await clickLine(ada);
    await footer(read);
    await clickLine(await find(ada.node, "Feestdagen in Nederland"));
    await waitFor('h1:has-text("Ada Lindqvist · Feestdagen in Nederland")');
    await clickLine(await find(ada.node, "Agenda"));
    await waitFor('h1:has-text("Ada Lindqvist · Agenda")');
    await eventually(() => previewTabs().join() === "Ada Lindqvist · Agenda" || undefined);

    await selectOption('select[aria-label="Calendar"]', "Birthdays");
    await waitFor('h1:has-text("Ada Lindqvist · Birthdays")');
    await eventually(() => previewTabs().join() === "Ada Lindqvist · Birthdays" || undefined);

    await vscode.commands.executeCommand("workbench.view.explorer");
    const { tenant } = connections.demo ?? {};
    const before = tenant?.requests.graph;
    await clickLine(ada);
    assert.deepEqual(previewTabs(), ["Ada Lindqvist · Birthdays"]);
    assert.equal(tenant?.requests.graph, before);
  });

  it("asks for the mailbox where none was chosen", async () => {
    await openDemo();
    const done = vscode.commands.executeCommand("calendarOnramp.previewCalendar");
    await awaitStep("Preview Calendar");
    await awaitFirstRow("Ada Lindqvist");
    await type("hannah");
    await awaitFirstRow("Hannah Lindgren");
    await screenshot("preview-choose-mailbox");
    await press("Enter");
    await done;
    await footer(read);
    assert.deepEqual(await text('select[aria-label="Time zone"] option:checked'), [
      "America/New_York (the mailbox’s)",
    ]);
  });

  it("shows another mailbox in the same way", async () => {
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    await click(choice("Agenda"));
    await click('button:text-is("Other mailbox…")');
    await waitFor('.quick-input-title:has-text("Preview Another Mailbox")');
    await awaitFirstRow("Ada Lindqvist");
    await type("hannah");
    await awaitFirstRow("Hannah Lindgren");
    await press("Enter");
    await waitFor('h1:has-text("Hannah Lindgren")');
    await eventually(() => previewTabs().join() === "Hannah Lindgren · Calendar" || undefined);
    await footer(read);
    assert.ok((await text("header .facts")).every((facts) => !facts.includes("ada.lindqvist")));
    assert.deepEqual(await text(".choice input[value=agenda]:checked + span"), ["Agenda"]);
  });

  it("tells the text of an event as text", async () => {
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    await click('.ec-event:has-text("Lunch")');
    await waitFor('.panel h3:has-text("Lunch")');
    await eventually(async () => {
      const [panel = ""] = await text(".panel");
      return panel.includes("is being read") ? undefined : true;
    });
    await screenshot("preview-details");
  });

  it("copies what was sent, without tokens", async () => {
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    await vscode.env.clipboard.writeText("");
    await click('button:text-is("Copy requests")');
    const copied = await eventually(async () => (await vscode.env.clipboard.readText()) || undefined);
    assert.match(copied, /^1 request, without tokens\.\n\n# 1: answered 200\nGET http[^\n]*calendarView/);
    assert.doesNotMatch(copied, /bearer|authorization|eyJ/i);
  });

  it("is saved as what is asked for, with a name that says what it is", async () => {
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    for (const [label, ending, expected] of [
      ["iCalendar (.ics)", "ics", /^BEGIN:VCALENDAR[^]*SUMMARY:Lunch/],
      ["CSV", "csv", /^\uFEFFuid,[^]*Lunch/],
      ["JSON", "json", /"subject": "Lunch"/],
    ] as const) {
      await click(".menu.export > summary");
      await click(`.menu.export button:text-is("${label}")`);
      await waitFor('.quick-input-widget .quick-input-title:has-text("Export as")');
      await press("Enter");
      const [uri] = await eventually(async () => {
        const found = await vscode.workspace.findFiles(`*.${ending}`);
        return found.length > 0 ? found : undefined;
      });
      assert.ok(uri);
      assert.match(uri.path, /\/Ada Lindqvist Agenda \d{4}-\d{2}-\d{2} to \d{4}-\d{2}-\d{2}\.\w+$/);
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      assert.match(decoder.decode(await vscode.workspace.fs.readFile(uri)), expected);
      await vscode.workspace.fs.delete(uri);
      await awaitMessage(`${ending}.`);
      await vscode.commands.executeCommand("notifications.clearAll");
    }
  });

  it("keeps what it read while another tab is looked at, and over a reload of the page", async () => {
    const { tenant } = await openDemo();
    await vscode.commands.executeCommand("workbench.view.explorer");
    await clickLine(await mailboxLine("Ada Lindqvist"));
    const week = parseInt(await footer(read), 10);
    await click(choice("Month"));
    const month = await eventually(async () => {
      const count = parseInt(await footer(read), 10);
      return count > week ? count : undefined;
    });
    await vscode.commands.executeCommand("workbench.action.files.newUntitledFile");
    await eventually(async () => ((await text("#preview")).length === 0 ? true : undefined));
    const before = tenant.requests.graph;
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await waitFor('h1:has-text("Ada Lindqvist")');
    assert.equal(parseInt(await footer(read), 10), month);
    await click(".menu.export > summary");
    await waitFor(".menu.export[open]");
    await vscode.commands.executeCommand("workbench.action.webview.reloadWebviewAction");
    await waitFor(".menu.export:not([open])");
    await eventually(async () => parseInt(await footer(read), 10) === month || undefined);
    assert.deepEqual(await text(".choice input[value=month]:checked + span"), ["Month"]);
    assert.equal(tenant.requests.graph, before);
  });

  it("shows times in the zone of the settings, and hides names where they say so", async () => {
    await openDemo();
    await setSetting("calendarOnramp.preview.timeZone", "Asia/Tokyo");
    await setSetting("calendarOnramp.preview.redacted", true);
    await setSetting("calendarOnramp.preview.firstView", "day");
    try {
      await clickLine(await mailboxLine("Ada Lindqvist"));
      await footer(read);
      await eventually(async () =>
        (await text('select[aria-label="Time zone"] option:checked')).includes("Asia/Tokyo")
          ? true
          : undefined,
      );
      const [page = ""] = await text("#preview");
      assert.doesNotMatch(page, /\bAda\b|Lindqvist|Lunch|Quillhaven|Feestdagen/i);
      assert.deepEqual(await text(".choice input[value=day]:checked + span"), ["Day"]);
      await screenshot("preview-redacted");
    } finally {
      for (const name of ["timeZone", "redacted", "firstView"]) {
        await setSetting(`calendarOnramp.preview.${name}`, undefined);
      }
    }
  });
});
