import assert from "node:assert/strict";
import * as vscode from "vscode";
import { awaitStep, driveInBrowser } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, screenshot, text, waitFor } from "../support/browser.js";
import { clickLine, footer, mailboxLine, openDemo, previewTabs, read } from "./previewing.js";

/** What a page keeps, of which VS Code gives back what it was given. */
const stateOf = (key: string) => ({
  key,
  view: "agenda",
  day: "2026-11-18",
  zone: "Europe/Berlin",
  source: "graph",
  redacted: false,
});

/** Gives a panel to what VS Code gives it to when a window is opened again. */
async function restore(state: unknown): Promise<void> {
  const { previews } = await services();
  const panel = vscode.window.createWebviewPanel("calendarOnramp.preview", "Restored", vscode.ViewColumn.One);
  (await previews.load()).restore(panel, state);
}

/** The key of the preview that was opened last. */
async function keptKey(): Promise<string> {
  const { memory } = await services();
  const kept = memory.get<readonly (readonly [string, unknown])[]>("previews") ?? [];
  const [key] = kept.at(-1) ?? [];
  assert.ok(key);
  return key;
}

describe("a preview that was open when the window was closed", () => {
  driveInBrowser();
  beforeEach(removeAll);
  after(removeAll);

  it("comes back with its mailbox, asks nobody, and remembers nothing that is secret", async () => {
    const { memory, connections, previews } = await services();
    const { tenant } = await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    const key = await keptKey();
    const kept = JSON.stringify(memory.get("previews"));
    for (const { clientSecret } of tenant.clients) {
      assert.ok(clientSecret === undefined || !kept.includes(clientSecret));
    }
    assert.doesNotMatch(kept, /eyJ|secret|token/i);

    // The window ends without anybody closing a tab, so that what is remembered stays.
    (await previews.load()).dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await restore(stateOf(key));
    await waitFor('h1:has-text("Ada Lindqvist · Agenda")');
    await footer(read);
    assert.deepEqual(previewTabs(), ["Ada Lindqvist · Agenda"]);
    assert.equal(connections.list().length, 1);
  });

  it("says that the demo tenant has ended, and reads once it runs again", async () => {
    const { previews } = await services();
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    const key = await keptKey();
    (await previews.load()).dispose();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await removeAll();
    await restore(stateOf(key));
    await waitFor('.refusals.whole h3:has-text("The demo tenant does not run")');
    await screenshot("preview-demo-ended");
    await click('.refusals button:text-is("Open the demo tenant")');
    await footer(/^[1-9]\d* events · [1-9]/);
    assert.equal((await text(".refusals:visible")).join("").trim(), "");
  });

  it("lets the mailbox be chosen again where nobody knows it any more", async () => {
    await openDemo();
    for (const state of [undefined, null, "nonsense", {}, { key: 1 }, stateOf("0".repeat(32))]) {
      await restore(state);
      await waitFor('.refusals.whole h3:has-text("It is not known any more whose calendar this was")');
      if (state === undefined) {
        await click('.refusals button:text-is("Choose a mailbox…")');
        await awaitStep("Preview Another Mailbox");
        await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      }
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    }
  });

  it("is forgotten where somebody closes it", async () => {
    const { memory } = await services();
    await openDemo();
    await clickLine(await mailboxLine("Ada Lindqvist"));
    await footer(read);
    const key = await keptKey();
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await eventually(() => {
      const kept = memory.get<readonly (readonly [string, unknown])[]>("previews") ?? [];
      return kept.every(([other]) => other !== key) || undefined;
    });
  });
});
