import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Connection } from "../../../src/identity/connection.js";
import { answer, awaitStep, choose, driveInBrowser, goBack } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { closeAll, eventually, setSetting } from "../language/editing.js";
import { click, press, screenshot, text, type, waitFor } from "../support/browser.js";
import { awaitLines, awaitProgress, filterBy, inCheck, pressButton, tableLines } from "../support/webview.js";

const title = "Check Mailboxes";

const run = (node: object) => vscode.commands.executeCommand("calendarOnramp.checkMailboxes", node);

/** A connection as the application that may read the members of one group only. */
async function connectAsClockWork(): Promise<{ readonly connection: Connection; readonly domain: string }> {
  const { connections } = await services();
  const { tenant, connection: demo } = await connections.openDemo();
  const client = tenant.clients.find(({ name }) => name.startsWith("ClockWork"));
  assert.ok(client?.clientSecret);
  const connection: Connection = {
    ...demo,
    id: "clockwork",
    name: "ClockWork at Quillhaven",
    way: { kind: "client-secret", clientId: client.clientId },
  };
  if (!connections.find(connection.id)) {
    await connections.add(connection, { kind: "client-secret", secret: client.clientSecret });
  }
  return { connection, domain: tenant.domain };
}

/** Answers what is asked about door, days and start, once the mailboxes were chosen. */
async function askRest(start: string, door = "Microsoft Graph"): Promise<void> {
  await awaitStep(`${title}: Door`);
  await choose(door);
  await awaitStep(`${title}: Days`);
  await choose("The next 4 weeks");
  await awaitStep(`${title}: Start`);
  await choose(start);
}

/** What was saved, once it was. It is removed again. */
async function readSaved(ending: string): Promise<string> {
  const [uri] = await eventually(async () => {
    const found = await vscode.workspace.findFiles(`mailbox-check-*.${ending}`);
    return found.length > 0 ? found : undefined;
  });
  assert.ok(uri);
  const bytes = await vscode.workspace.fs.readFile(uri);
  await vscode.workspace.fs.delete(uri);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

async function exportAs(name: string, ending: string): Promise<string> {
  await click(inCheck(".export summary"));
  await pressButton(name);
  await waitFor('.quick-input-widget .quick-input-title:has-text("Save the check")');
  await press("Enter");
  return await readSaved(ending);
}

describe("Check Mailboxes…", () => {
  driveInBrowser();
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("says of a pasted list what can be read, what is refused and what there is not, and why", async function () {
    this.timeout(60_000);
    const { connection, domain } = await connectAsClockWork();
    const done = run({ connection });
    await awaitStep(`${title}: Mailboxes`);
    await choose("Addresses that I type or paste");
    const list = `uwe.ahrens@${domain}; ada.lindqvist@${domain}, nobody@${domain} Ada.Lindqvist@${domain}`;
    await answer(`${title}: Addresses`, list);
    await awaitStep(`${title}: Door`);
    await waitFor('.quick-input-widget .monaco-list-row:has-text("1 request at most")');
    await waitFor('.quick-input-widget .monaco-list-row:has-text("3 requests at most")');
    await goBack();
    await awaitStep(`${title}: Mailboxes`);
    await choose("Addresses that I type or paste");
    await answer(`${title}: Addresses`, list);
    await askRest("Check all 3");
    await done;

    await awaitProgress("3 checked, 1 refused, 1 missing");
    const lines = (await awaitLines(({ length }) => length === 3)).join("\n");
    assert.match(lines, new RegExp(`^uwe.ahrens@${domain} Readable Graph \\d+$`, "m"));
    assert.match(lines, new RegExp(`^ada.lindqvist@${domain} Refused Graph .*ErrorAccessDenied$`, "m"));
    assert.match(lines, new RegExp(`^nobody@${domain} Missing Graph `, "m"));

    await filterBy("access policy");
    assert.match((await awaitLines(({ length }) => length === 1)).join(), /^ada/);
    assert.match(
      await exportAs("CSV", "csv"),
      new RegExp(`^\uFEFFmailbox,.*\r\nada\\.lindqvist@[^,]+,,refused,graph,[^\n]*\r\n$`),
    );
    await filterBy("");
    await awaitLines(({ length }) => length === 3);
    await click(inCheck('.chip:has-text("Missing")'));
    await waitFor(inCheck('.chip[aria-pressed="true"]:has-text("Missing")'));
    assert.match((await awaitLines(({ length }) => length === 1)).join(), /^nobody/);
    await click(inCheck('.chip:has-text("Missing")'));
    await awaitLines(({ length }) => length === 3);
    const json = JSON.parse(await exportAs("JSON", "json")) as {
      value: { mailbox: string; outcome: string }[];
    };
    assert.deepEqual(json.value.map(({ outcome }) => outcome).sort(), ["missing", "readable", "refused"]);

    await click(inCheck('th button:has-text("Mailbox")'));
    await waitFor(inCheck('th.mailbox[aria-sort="ascending"]'));
    await awaitLines(([first]) => first?.startsWith("ada.") === true);
    await click(inCheck('th button:has-text("Mailbox")'));
    await waitFor(inCheck('th.mailbox[aria-sort="descending"]'));
    await awaitLines(([first]) => first?.startsWith("uwe.") === true);
    await click(inCheck('tr.missing button[aria-label^="Copy the address"]'));
    await eventually(async () =>
      (await vscode.env.clipboard.readText()) === `nobody@${domain}` ? true : undefined,
    );

    // The preview opens, or asks which calendar it shows.
    await click(inCheck("tr.readable button.link"));
    await eventually(async () => {
      const { activeTab } = vscode.window.tabGroups.activeTabGroup;
      const titles = await text(".quick-input-widget .quick-input-title");
      const isAsked = titles.some((each) => each.includes("Preview Calendar"));
      return isAsked || activeTab?.label.startsWith("Mailboxes of") === false ? true : undefined;
    });
  });

  it("reads a table from a file, and asks EWS", async function () {
    this.timeout(60_000);
    const { connections } = await services();
    const { connection, tenant } = await connections.openDemo();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "mailboxes-to-check.csv");
    const table = `Name;PrimarySmtpAddress\nUwe;uwe.ahrens@${tenant.domain}\nNobody;nobody@${tenant.domain}\nRoom;none\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(table));
    try {
      const done = run({ connection });
      await awaitStep(`${title}: Mailboxes`);
      await choose("A CSV or text file");
      await answer("Choose a list of mailboxes", uri.fsPath);
      // The dialog of the browser passes over Enter while it still looks for the file.
      const asks = '.quick-input-widget .quick-input-title:has-text("Choose a list of mailboxes"):visible';
      let looked = 0;
      await eventually(async () => {
        if ((await text(asks)).length === 0) {
          return true;
        }
        looked++;
        if (looked % 30 === 0) {
          await press("Enter");
        }
        return undefined;
      });
      await askRest("Check all 2", "EWS");
      await done;
      await awaitProgress("2 checked, 1 missing");
      const lines = (await awaitLines(({ length }) => length === 2)).join("\n");
      assert.match(lines, new RegExp(`^uwe.ahrens@${tenant.domain} Readable EWS \\d+`, "m"));
      assert.match(lines, new RegExp(`^nobody@${tenant.domain} Missing EWS .*ErrorNonExistentMailbox`, "m"));
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it("checks the members of a group, and knows their names", async function () {
    this.timeout(60_000);
    const { connections } = await services();
    const { connection, tenant } = await connections.openDemo();
    const done = run({ connection });
    await awaitStep(`${title}: Mailboxes`);
    await choose("The members of a group");
    await awaitStep(`${title}: Group`);
    await type("clockwork");
    await choose("ClockWork Calendar Sync");
    await askRest("Check all");
    await done;
    await awaitProgress("all readable");
    const uwe = `uwe.ahrens@${tenant.domain} Uwe Ahrens Readable`;
    await awaitLines((found) => found.length > 5 && found.some((line) => line.startsWith(uwe)));
    await waitFor(inCheck('.facts:has-text("of ClockWork Calendar Sync")'));
  });
});

describe("a check of a large tenant", () => {
  driveInBrowser();
  before(async () => {
    await removeAll();
    await vscode.commands.executeCommand("workbench.view.explorer");
  });
  afterEach(async () => {
    const { connections } = await services();
    connections.demo?.tenant.setScenario("none");
    await vscode.commands.executeCommand("notifications.clearAll");
  });
  after(async () => {
    await setSetting("workbench.colorTheme", undefined);
    await removeAll();
  });

  /** The demo tenant with many mailboxes, whose lines begin to come as soon as this is done. */
  async function begin(start: string) {
    const { connections } = await services();
    const { connection, tenant } = await connections.openDemo({ mailboxes: 1_200 });
    const done = run({ connection });
    await awaitStep(`${title}: Mailboxes`);
    await waitFor(
      '.quick-input-widget .monaco-list-row:has-text("All mailboxes of the tenant"):has-text("1,")',
    );
    await choose("All mailboxes of the tenant");
    await askRest(start);
    return { connection, tenant, done };
  }

  it("tries a sample first, then the rest, in pages, in all colours", async function () {
    this.timeout(90_000);
    const { done } = await begin("Check a sample of 20 first");
    await done;
    await awaitProgress("A sample of 20 of 1,");
    await awaitLines(({ length }) => length === 20);
    await pressButton("Check the other 1,");
    await waitFor(inCheck('nav:has-text("Lines 1 to 200 of 1,")'));
    await eventually(async () => {
      const [words = ""] = await text(inCheck(".words"));
      return /^1,\d+ checked, /.test(words) ? words : undefined;
    });
    await pressButton("Later");
    await waitFor(inCheck('nav:has-text("Lines 201 to 400 of 1,")'));
    assert.equal((await tableLines()).length, 200);
    await click(inCheck('th button:has-text("Outcome")'));
    await waitFor(inCheck('th.outcome[aria-sort="ascending"]'));
    await waitFor(inCheck('nav:has-text("Lines 1 to 200 of 1,")'));
    for (const [name, theme, kind] of [
      ["light", "Default Light Modern", "vs"],
      ["dark", "Default Dark Modern", "vs-dark"],
      ["high-contrast", "Default High Contrast", "hc-black"],
    ] as const) {
      await setSetting("workbench.colorTheme", theme);
      await waitFor(`.monaco-workbench.${kind}`);
      await screenshot(`mailbox-check-${name}`);
    }
    await setSetting("workbench.colorTheme", undefined);
  });

  it("is cancelled and resumed, and outlives a reload and a restart", async function () {
    this.timeout(90_000);
    const { mailboxChecks, connections } = await services();
    await connections.openDemo({ mailboxes: 1_200 });
    const { tenant, done } = await begin("Check all 1,");
    await waitFor(inCheck("tbody tr"));
    tenant.setScenario("slow");
    await pressButton("Cancel");
    await done;
    await waitFor(inCheck('button:has-text("Resume")'));
    const stopped = await awaitProgress("checked");
    assert.match(stopped, /^\d[\d,]* of 1,\d+ checked/);
    await filterBy("ada");
    const filtered = await awaitLines(
      (lines) => lines.length > 0 && lines.every((line) => /ada/i.test(line)),
    );

    await vscode.commands.executeCommand("workbench.action.webview.reloadWebviewAction");
    assert.deepEqual(await awaitLines(({ length }) => length === filtered.length), filtered);
    assert.equal(await awaitProgress("checked"), stopped);

    const panels = await mailboxChecks.load();
    const [record] = await panels.list();
    assert.ok(record);
    await closeAll();
    await eventually(() => (panels.find(record.key) === undefined ? true : undefined));
    const panel = vscode.window.createWebviewPanel(
      "calendarOnramp.mailboxCheck",
      "Restored",
      vscode.ViewColumn.Active,
    );
    const state = { key: record.key, text: "", outcomes: [], onlyAdministrators: false, page: 0 };
    await panels.restore(panel, state);
    assert.equal(await awaitProgress("checked"), stopped);
    const before = tenant.requests.graph;
    await awaitLines(({ length }) => length > 0);
    assert.equal(tenant.requests.graph, before);
    tenant.setScenario("none");
    await pressButton("Resume");
    await eventually(async () => {
      const [words = ""] = await text(inCheck(".words"));
      return /^1,\d+ checked, /.test(words) ? words : undefined;
    });
  });

  it("is found again in the list of what can be checked", async () => {
    const { connections, mailboxChecks } = await services();
    const { connection } = await connections.openDemo({ mailboxes: 1_200 });
    const done = run({ connection });
    await awaitStep(`${title}: Mailboxes`);
    await choose("Microsoft Graph · 1,");
    await done;
    await awaitLines(({ length }) => length > 0);
    const panels = await mailboxChecks.load();
    await panels.forget(connection.id);
    assert.deepEqual(
      (await panels.list()).filter(({ state }) => state.connection === connection.id),
      [],
    );
  });
});
