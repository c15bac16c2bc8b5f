import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Demo } from "../../../src/ui/connections/demo.js";
import { services, treeRow } from "../connections/opened.js";
import { find } from "../explorer/lines.js";
import { eventually, setSetting } from "../language/editing.js";
import { click, text } from "../support/browser.js";

/** A fresh demo tenant, and how its mailboxes are named in the tree. */
export async function openDemo(): Promise<Demo> {
  const { connections } = await services();
  return await connections.openDemo();
}

/** The line of a mailbox of the demo tenant. */
export async function mailboxLine(name: string) {
  const { connections, mailboxSearches } = await services();
  const { connection } = await connections.openDemo();
  mailboxSearches.set(connection, "");
  return await find(undefined, "Demo tenant", "Mailboxes", name);
}

/** Opens lines of the Tenant view until the last one is drawn, which what was left open above may keep it from. */
export async function unfold(...lines: readonly string[]): Promise<void> {
  const isDrawn = async (selector: string) => (await text(`${selector}:visible`)).length > 0;
  let looked = 0;
  await eventually(async () => {
    for (const [index, line] of lines.entries()) {
      const twistie = `${treeRow(line)} .monaco-tl-twistie.collapsed`;
      if (index === lines.length - 1 && (await isDrawn(treeRow(line)))) {
        return true;
      }
      if (index < lines.length - 1 && (await isDrawn(twistie))) {
        await click(twistie);
      }
    }
    looked++;
    if (looked % 20 === 0) {
      await vscode.commands.executeCommand("workbench.actions.treeView.calendarOnramp.tenant.collapseAll");
    }
    return undefined;
  });
}

/** Does what a click on a line of the tree does. */
export async function clickLine({ item }: { readonly item: vscode.TreeItem }): Promise<void> {
  const { command = "", arguments: args = [] } = item.command ?? {};
  await vscode.commands.executeCommand(command, ...(args as unknown[]));
}

/** The tabs of previews, by their names. */
export function previewTabs(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith("calendarOnramp.preview"),
    )
    .map(({ label }) => label);
}

/** What the line below the calendar says, once a reading is over and it says this. */
export async function footer(words: RegExp): Promise<string> {
  return await eventually(async () => {
    const found = await text("#preview > footer .words");
    return found.find((each) => words.test(each));
  });
}

export const read = /^[\d,]+ events? · \d+ requests? · \d+\.\d s/;

/** What the boxes of the calendar are called. */
export async function titles(): Promise<string[]> {
  return await text(".ec-event .title");
}

/** The radio button of a choice, as one clicks it. */
export const choice = (name: string) => `.choice span:text-is("${name}")`;

export async function setTheme(theme: string | undefined): Promise<void> {
  await setSetting("workbench.colorTheme", theme);
}

/** Adds a connection to the demo tenant as one of its registrations. */
export async function connectAs(name: string, id: string) {
  const { connections } = await services();
  const { tenant, connection: tool } = await openDemo();
  const client = tenant.clients.find((each) => each.name.startsWith(name));
  assert.ok(client?.clientSecret);
  const connection = {
    ...tool,
    id,
    name: client.name,
    way: { kind: "client-secret", clientId: client.clientId },
  } as const;
  await connections.add(connection, { kind: "client-secret", secret: client.clientSecret });
  return { connection, client };
}

/** Adds a connection to the company's own Exchange Server. */
export async function connectToServer(password?: string) {
  const { connections } = await services();
  const { tenant, connection: tool } = await openDemo();
  const { ews, user, password: right } = tenant.onPremises;
  const way = { kind: "basic", ews, user } as const;
  const connection = { ...tool, id: "server", name: "On premises", way };
  await connections.add(connection, { kind: "password", password: password ?? right });
  return connection;
}
