import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answer, awaitStep, driveInBrowser } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, screenshot, text, type, waitFor } from "../support/browser.js";
import { awaitMessage } from "../support/dialogs.js";
import { press } from "../support/browser.js";
import {
  choice,
  clickLine,
  connectAs,
  connectToServer,
  footer,
  mailboxLine,
  openDemo,
  previewTabs,
  read,
} from "./previewing.js";

describe("Compare Graph and EWS…", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("lists in what both differ, and marks it", async () => {
    await openDemo();
    const ada = await mailboxLine("Ada Lindqvist");
    await vscode.commands.executeCommand("calendarOnramp.compareSources", ada.node);
    await footer(read);
    const differs = async () =>
      (await text(".differences .event-line")).some((line) => line.includes("IT change board"));
    await waitFor('.verdict:has-text("agree on")');
    if (!(await differs())) {
      // On a Sunday, the week in which the tenant was started is the one before.
      await click('button[aria-label="Earlier"]');
    }
    const [line] = await eventually(async () => {
      const lines = await text(".differences .event-line");
      return lines.some((each) => each.includes("IT change board")) ? lines : undefined;
    });
    assert.ok(line);
    await waitFor(".ec-event.differs");
    assert.match((await text(".verdict")).join(), /^EWS and Graph agree on \d+ of \d+ events; \d+ differs?/);
    assert.deepEqual(await text(".choice input[value=both]:checked + span"), ["Both"]);
    await screenshot("preview-both");
  });

  it("goes on in the preview that there is", async () => {
    await openDemo();
    const ada = await mailboxLine("Ada Lindqvist");
    await clickLine(ada);
    await footer(read);
    await vscode.commands.executeCommand("calendarOnramp.compareSources", ada.node);
    await waitFor('.verdict:has-text("agree on")');
    assert.equal(previewTabs().length, 1);
    await click(choice("EWS"));
    await footer(read);
    assert.deepEqual(await text(".differences:visible"), []);
  });
});

describe("a calendar that is refused", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("says what was asked, what was answered, what it means and what helps", async () => {
    const { connection } = await connectAs("ClockWork", "clockwork");
    const { mailbox } = (await mailboxLine("Ada Lindqvist")).node as unknown as { mailbox: object };
    await vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection, mailbox });
    await waitFor('.refusals.whole h3:has-text("An application access policy keeps this application out")');
    const [page = ""] = await text(".refusals.whole");
    assert.match(page, /Asked\s+GET \/users\/ada\.lindqvist\S*calendarView/);
    assert.match(page, /Answered\s+403 Forbidden, ErrorAccessDenied: “Access to OData is disabled\.”/);
    assert.match(page, /What it means\s+\w/);
    assert.match(page, /What helps\s+\w/);
    await screenshot("preview-refused");
    const buttons = await text(".refusals .buttons button");
    assert.ok(buttons.includes("Look through EWS") && buttons.includes("Try again"), buttons.join());

    await click('.refusals button:text-is("Look through EWS")');
    await eventually(async () =>
      (await text(".choice input[value=ews]:checked + span")).length > 0 ? true : undefined,
    );
    await waitFor(".refusals.whole h3");
    await screenshot("preview-refused-ews");
  });

  it("is read through another connection of the tenant", async () => {
    const { connection } = await connectAs("ClockWork", "clockwork-2");
    const { mailbox } = (await mailboxLine("Ada Lindqvist")).node as unknown as { mailbox: object };
    await vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection, mailbox });
    await waitFor(".refusals.whole h3");
    await click('button:text-is("Sign in as…")');
    await awaitStep("Sign In as");
    await click('.quick-input-list .monaco-list-row:has-text("Demo tenant")');
    await waitFor('header .facts:has-text("Demo tenant · signed in as")');
    await footer(/^[1-9]/);
    assert.equal(previewTabs().length, 1);
  });
});

describe("a calendar of an Exchange Server", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("is read through EWS alone, by the address that is typed", async () => {
    const { connections } = await services();
    // The tree asks the tenant, too, as long as it is looked at.
    await vscode.commands.executeCommand("workbench.view.explorer");
    const connection = await connectToServer();
    const { tenant } = await openDemo();
    const graph = tenant.requests.graph;
    const done = vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection });
    await answer("Preview Calendar", `ada.lindqvist@${tenant.domain}`);
    await done;
    await footer(read);
    assert.match(await footer(read), /^[1-9]/);
    assert.equal(tenant.requests.graph, graph);
    assert.equal((await text(".choice input[value=graph]:disabled + span")).length, 1);
    assert.match((await text("header .facts")).join(), /signed in as \S/);
    await screenshot("preview-server");
    await connections.remove(connection);
    await waitFor('.refusals h3:has-text("is not there any more")');
  });

  it("asks for the password again where it is wrong", async () => {
    const connection = await connectToServer("wrong");
    const { tenant } = await openDemo();
    const done = vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection });
    await answer("Preview Calendar", `ada.lindqvist@${tenant.domain}`);
    await done;
    await waitFor('.refusals.whole button:has-text("Sign in…")');
    await click('.refusals.whole button:has-text("Sign in…")');
    await awaitStep("Password");
    await type(tenant.onPremises.password);
    await press("Enter");
    assert.match(await footer(read), /^[1-9]/);
  });

  it("has nothing to compare", async () => {
    const connection = await connectToServer();
    await vscode.commands.executeCommand("calendarOnramp.compareSources", { connection });
    await awaitMessage("nothing to compare");
  });
});
