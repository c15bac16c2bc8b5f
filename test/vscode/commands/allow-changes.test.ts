import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Connection } from "../../../src/identity/connection.js";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { screenshot } from "../support/browser.js";
import { answerDialog, awaitDialog, leaveDialog } from "../support/dialogs.js";
import { driveInBrowser } from "./driving.js";

const entry = {
  id: "contoso",
  name: "Contoso",
  cloud: "global",
  tenant: "contoso.com",
  way: { kind: "device-code" },
} as const;

const contoso: Connection = { ...entry, readOnly: true };

/** What the settings say of the connections. */
function stored(): readonly unknown[] {
  const value = vscode.workspace.getConfiguration().inspect("calendarOnramp.connections")?.globalValue;
  return Array.isArray(value) ? value : [];
}

async function isReadOnly(id: string, expected: boolean): Promise<void> {
  const { connections } = await services();
  await eventually(() => (connections.find(id)?.readOnly === expected ? true : undefined));
}

describe("allowing changes", () => {
  driveInBrowser();
  beforeEach(async () => {
    await removeAll();
    await eventually(async () => ((await services()).connections.list().length === 0 ? true : undefined));
  });
  after(removeAll);

  it("is asked for, stays in the settings, and is taken back", async () => {
    const { connections } = await services();
    await connections.add(contoso);
    const connection = await eventually(() => connections.find("contoso"));
    assert.equal(connection.readOnly, true);
    assert.deepEqual(stored(), [entry]);

    const leaving = vscode.commands.executeCommand("calendarOnramp.allowChanges", { connection });
    const asked = await awaitDialog("Contoso is read-only");
    assert.match(asked, /contoso\.com, Microsoft 365 \(global\)/);
    await screenshot("allow-changes");
    await leaveDialog();
    await leaving;
    assert.deepEqual(stored(), [entry]);

    const allowing = vscode.commands.executeCommand("calendarOnramp.allowChanges", { connection });
    await awaitDialog("Contoso is read-only");
    await answerDialog("Allow Changes");
    await allowing;
    assert.deepEqual(stored(), [{ ...entry, readOnly: false }]);
    await isReadOnly("contoso", false);

    // Once allowed, nobody is asked again.
    await vscode.commands.executeCommand("calendarOnramp.allowChanges", { connection });
    await vscode.commands.executeCommand("calendarOnramp.makeReadOnly", { connection });
    assert.deepEqual(stored(), [{ ...entry, readOnly: true }]);
    await isReadOnly("contoso", true);
  });

  it("keeps who is signed in", async () => {
    const { connections } = await services();
    const { connection } = await connections.openDemo();
    const session = await connections.open(connection);
    const changed = await connections.setReadOnly(connection, true);
    assert.deepEqual(changed, { ...connection, readOnly: true });
    assert.equal(connections.find("demo")?.readOnly, true);
    assert.equal(await connections.open(changed), session);
    assert.deepEqual(stored(), []);
  });

  it("cannot be told of a connection that is gone", async () => {
    const { connections } = await services();
    await assert.rejects(connections.setReadOnly(contoso, false), { name: "UserError" });
    assert.deepEqual(stored(), []);
  });
});
