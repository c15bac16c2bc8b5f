import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeNode } from "../../../src/ui/explorer/tree-node.js";
import { answer, driveInBrowser } from "../commands/driving.js";
import { removeAll, services, treeRow } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, press, screenshot, text, waitFor } from "../support/browser.js";
import { unfold } from "../preview/previewing.js";
import { below, find, words } from "./lines.js";

/** The line Mailboxes of the demo tenant, with nothing searched for and nothing read. */
async function mailboxes(): Promise<TreeNode> {
  const { connections, mailboxSearches, tenantTree } = await services();
  const { connection } = await connections.openDemo();
  mailboxSearches.set(connection, "");
  const { node } = await find(undefined, "Demo tenant", "Mailboxes");
  tenantTree.refresh(node);
  return node;
}

const mailboxOf = async (name: string) => find(await mailboxes(), name);

describe("mailboxes in the tree", () => {
  before(removeAll);
  after(removeAll);

  it("are listed by name with one request a page, and kept until they are refreshed", async () => {
    const { connections } = await services();
    const node = await mailboxes();
    const { tenant } = await connections.openDemo();
    await words(node);
    const before = tenant.requests.graph;
    await vscode.commands.executeCommand("calendarOnramp.refreshNode", node);
    const first = await words(node);
    assert.equal(tenant.requests.graph - before, 1);
    assert.equal(first[0], `Ada Lindqvist · ada.lindqvist@${tenant.domain}`);
    assert.equal(first.length, 51);
    assert.match(first.at(-1) ?? "", /^Load more… · 50 of \d+ mailboxes$/);
    assert.ok(!first.some((line) => line.startsWith("Piet Wassenaar")));

    const more = (await below(node)).at(-1);
    assert.equal(more?.item.contextValue, "loadMore");
    await vscode.commands.executeCommand("calendarOnramp.loadMore", more.node);
    const all = await words(node);
    assert.equal(tenant.requests.graph - before, 2);
    assert.deepEqual(all.slice(0, 50), first.slice(0, 50));
    assert.ok(all.length > 51);
    assert.ok(!all.some((line) => line.startsWith("Load more")));
    assert.equal(new Set(all).size, all.length);
  });

  it("have calendars below them, whose they are and what may be done with them", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const ada = await mailboxOf("Ada Lindqvist");
    assert.equal(ada.item.contextValue, "mailbox");
    const before = tenant.requests.graph;
    assert.deepEqual(await words(ada.node), [
      "Agenda · Ada Lindqvist · can edit · default",
      "Feestdagen in Nederland · Ada Lindqvist · read only",
      "Birthdays · Ada Lindqvist · read only",
    ]);
    await words(ada.node);
    assert.equal(tenant.requests.graph - before, 1);

    const [calendar] = await below(ada.node);
    assert.equal(calendar?.item.contextValue, "calendar");
    assert.equal(calendar.item.command?.command, "calendarOnramp.previewCalendar");
    assert.deepEqual(calendar.item.command.arguments, [calendar.node]);
    assert.equal(
      calendar.item.accessibilityInformation?.label,
      "Calendar Agenda, Ada Lindqvist · can edit · default",
    );
  });

  it("say why they are not to be read, and are tried again", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const birgit = await mailboxOf("Birgit Sommer");
    const [failure] = await below(birgit.node);
    assert.ok(failure);
    assert.match(failure.words, /^There is no mailbox in Exchange Online · Look at the licences/);
    const { tooltip = "" } = failure.item;
    assert.ok(typeof tooltip === "string");
    assert.match(tooltip, /no licence with Exchange Online/);
    assert.match(tooltip, /MailboxNotEnabledForRESTAPI/);
    assert.equal(failure.item.contextValue, "failure");

    const before = tenant.requests.graph;
    await below(birgit.node);
    assert.equal(tenant.requests.graph - before, 0);
    const { command = "", arguments: args = [] } = failure.item.command ?? {};
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    await below(birgit.node);
    assert.equal(tenant.requests.graph - before, 1);
  });

  it("are found by name or address, and shown whole again", async () => {
    const { connections, tenantTree } = await services();
    const { connection, tenant } = await connections.openDemo();
    const node = await mailboxes();
    await words(node);
    const search = (text: string) =>
      vscode.commands.executeCommand("calendarOnramp.searchMailboxes", { connection, search: text });

    await search("lind");
    assert.deepEqual(await words(node), [
      `Ada Lindqvist · ada.lindqvist@${tenant.domain}`,
      `Hannah Lindgren · hannah.lindgren@${tenant.domain}`,
      "Show all mailboxes",
    ]);
    assert.equal((await tenantTree.getTreeItem(node)).description, "“lind”");
    await search("nobody-of-this-name");
    assert.deepEqual(await words(node), [
      "No name or address begins like “nobody-of-this-name”",
      "Show all mailboxes",
    ]);

    const all = await find(node, "Show all mailboxes");
    const { command = "", arguments: args = [] } = all.item.command ?? {};
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
    assert.equal((await words(node)).length, 51);
    assert.equal((await tenantTree.getTreeItem(node)).description, "");
  });

  it("go on where they broke off", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const node = await mailboxes();
    await words(node);
    tenant.setScenario("html");
    try {
      await vscode.commands.executeCommand("calendarOnramp.loadMore", node);
      const lines = await below(node);
      assert.equal(lines.length, 51);
      assert.match(lines.at(-1)?.words ?? "", /web page|not the answer|proxy/i);
      assert.equal(lines.at(-1)?.item.contextValue, "failure");
      tenant.setScenario("none");
      const { command = "", arguments: args = [] } = lines.at(-1)?.item.command ?? {};
      await vscode.commands.executeCommand(command, ...(args as unknown[]));
      assert.ok((await words(node)).length > 51);
      assert.ok(!(await below(node)).some(({ item }) => item.contextValue === "failure"));
    } finally {
      tenant.setScenario("none");
    }
  });
});

describe("mailboxes, looked at", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("are searched, opened, and lead to a preview", async () => {
    await mailboxes();
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    const done = vscode.commands.executeCommand("calendarOnramp.searchMailboxes");
    await answer("Search Mailboxes", "birgit");
    await done;
    await eventually(async () =>
      (await text(treeRow("Mailboxes"))).some((row) => row.includes("“birgit”")) ? true : undefined,
    );
    await unfold("Demo tenant", "Mailboxes", "Birgit Sommer", "There is no mailbox in Exchange Online");
    await screenshot("mailboxes-searched");
    await click(treeRow("Show all mailboxes"));

    await unfold("Demo tenant", "Mailboxes", "Ada Lindqvist", "Feestdagen in Nederland");
    await press("ArrowDown");
    await screenshot("mailboxes");

    await click(treeRow("Agenda"));
    await waitFor('h1:has-text("Ada Lindqvist · Agenda")');
    await waitFor('.ec-event:has-text("Lunch")');
    await screenshot("calendar-preview");
  });
});
