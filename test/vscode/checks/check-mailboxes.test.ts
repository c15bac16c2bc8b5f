import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Connection } from "../../../src/identity/connection.js";
import { answer, awaitStep, choose, driveInBrowser } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { screenshot } from "../support/browser.js";
import { awaitLines, awaitProgress } from "../support/webview.js";

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

/** Answers the questions of a check of addresses. */
async function ask(addresses: string, start: string, door = "Microsoft Graph"): Promise<void> {
  await awaitStep(`${title}: Mailboxes`);
  await choose("Addresses that I type or paste");
  await answer(`${title}: Addresses`, addresses);
  await awaitStep(`${title}: Door`);
  await choose(door);
  await awaitStep(`${title}: Days`);
  await choose("The next 4 weeks");
  await awaitStep(`${title}: Start`);
  await choose(start);
}

describe("Check Mailboxes…", () => {
  driveInBrowser();
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("says of a pasted list what can be read, what is refused and what there is not, and why", async () => {
    const { connection, domain } = await connectAsClockWork();
    const done = run({ connection });
    await ask(
      `uwe.ahrens@${domain}; ada.lindqvist@${domain}, nobody@${domain} ada.lindqvist@${domain}`,
      "Check all 3",
    );
    await done;
    await awaitProgress("3 checked, 1 refused, 1 missing");
    const lines = await awaitLines(({ length }) => length === 3);
    assert.match(lines.join("\n"), new RegExp(`^uwe.ahrens@${domain} Readable Graph \\d+`, "m"));
    assert.match(lines.join("\n"), new RegExp(`^ada.lindqvist@${domain} Refused Graph .*ErrorAccessDenied`, "m"));
    assert.match(lines.join("\n"), new RegExp(`^nobody@${domain} Missing Graph `, "m"));
    await screenshot("mailbox-check-small");
  });
});
