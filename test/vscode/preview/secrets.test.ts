import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answer, driveInBrowser } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { click, heard, html, waitFor } from "../support/browser.js";
import { choice, connectToServer, footer, mailboxLine, openDemo, read } from "./previewing.js";

/** Everything that must not be in a page, by what it is. */
async function canaries(): Promise<Map<string, string>> {
  const { connections } = await services();
  const { tenant, connection } = await openDemo();
  const { tokens } = await connections.open(connection);
  const found = new Map([
    ["the password", tenant.onPremises.password],
    ["the approval", tenant.approval],
  ]);
  for (const { name, clientSecret } of tenant.clients) {
    if (clientSecret !== undefined) {
      found.set(`the secret of ${name}`, clientSecret);
    }
  }
  for (const audience of ["graph", "exchange"] as const) {
    const { token } = await tokens.getToken({ audience });
    found.set(`the token for ${audience}`, token);
    found.set(`the signature of the token for ${audience}`, token.split(".").at(-1) ?? token);
  }
  return found;
}

/** What the page was told, and what it made of it. */
async function everything(): Promise<string> {
  const [messages, pages] = [await heard(), await html("html")];
  assert.ok(messages.some((message) => (message as { type?: unknown } | null)?.type === "events"));
  return JSON.stringify([messages, pages]);
}

async function assertNoCanary(): Promise<void> {
  const text = await everything();
  for (const [what, canary] of await canaries()) {
    assert.ok(canary.length > 3 && !text.includes(canary), `There is ${what}.`);
  }
  assert.doesNotMatch(text, /Bearer |eyJ[\w-]{20}/);
}

describe("the page of a preview", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("is told no secret and no token through either door, refused or not", async () => {
    const { tenant } = await openDemo();
    const ada = await mailboxLine("Ada Lindqvist");
    await vscode.commands.executeCommand("calendarOnramp.compareSources", ada.node);
    await footer(read);
    await waitFor('.verdict:has-text("agree on")');
    await click('.ec-event:has-text("Lunch")');
    await waitFor(".panel h3");
    await click(choice("EWS"));
    await footer(read);
    await assertNoCanary();

    tenant.setScenario("html");
    try {
      await click('button:text-is("Refresh")');
      await waitFor(".refusals.whole h3");
      await assertNoCanary();
    } finally {
      tenant.setScenario("none");
    }
  });

  it("is told no password", async () => {
    const { tenant } = await openDemo();
    const connection = await connectToServer();
    const done = vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection });
    await answer("Preview Calendar", `ada.lindqvist@${tenant.domain}`);
    await done;
    await footer(read);
    await assertNoCanary();
  });
});
