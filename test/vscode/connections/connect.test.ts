import assert from "node:assert/strict";
import * as vscode from "vscode";
import { click, press, screenshot, text, waitFor } from "../support/browser.js";
import { filesWith } from "../support/files.js";
import { answer, awaitRow, awaitStep, choose, driveInBrowser } from "../commands/driving.js";
import { eventually } from "../language/editing.js";
import { removeAll, services, treeRow } from "./opened.js";

const canary = "canary-9QAe-do-not-write-this-down";

describe("connecting by a connection command", () => {
  driveInBrowser();
  beforeEach(removeAll);
  after(async () => {
    await vscode.commands.executeCommand("notifications.clearAll");
    await removeAll();
  });

  it("keeps the password of an Exchange Server out of settings, state and logs", async () => {
    const { connections } = await services();
    const done = vscode.commands.executeCommand("calendarOnramp.connect");
    await awaitStep("Connect to a Tenant");
    await choose("Exchange Server on-premises");
    await awaitStep("Way to Sign In");
    await choose("by NTLM");
    await answer("EWS Address", "https://mail.contoso.example/EWS/Exchange.asmx");
    await answer("User", "CONTOSO\\ada");
    await answer("Password", canary);
    await awaitStep("Name");
    await screenshot("connect-name");
    await press("Enter");
    await done;

    const connection = await eventually(() => connections.find("mail-contoso-example"));
    assert.deepEqual(connection, {
      id: "mail-contoso-example",
      name: "mail.contoso.example",
      cloud: "global",
      tenant: "organizations",
      way: { kind: "ntlm", user: "CONTOSO\\ada", ews: "https://mail.contoso.example/EWS/Exchange.asmx" },
      readOnly: true,
    });
    assert.deepEqual(await connections.readSecret(connection), { kind: "password", password: canary });
    assert.deepEqual(await filesWith(canary), []);
    // The search itself finds what is there.
    assert.notDeepEqual(await filesWith("mail.contoso.example"), []);

    await vscode.commands.executeCommand("calendarOnramp.signOut", { connection });
    await assert.rejects(connections.readSecret(connection), { name: "MissingSecretError" });
    assert.equal(connections.list().length, 1);
    await connections.remove(connection);
    await eventually(() => (connections.list().length === 0 ? true : undefined));
  });

  it("does not give a secret to a connection that was changed to lead elsewhere", async () => {
    const { connections } = await services();
    const way = {
      kind: "basic",
      user: "ada",
      ews: "https://mail.contoso.example/EWS/Exchange.asmx",
    } as const;
    const connection = { id: "x", name: "X", cloud: "global", tenant: "organizations", way, readOnly: true };
    await connections.add(connection, { kind: "password", password: canary });
    const elsewhere = { ...connection, way: { ...way, ews: "https://mail.evil.example/EWS/Exchange.asmx" } };
    await assert.rejects(connections.readSecret(elsewhere), { name: "MissingSecretError" });
    assert.deepEqual(await connections.readSecret(connection), { kind: "password", password: canary });
  });

  it("says what is wrong with a secret, lets it be mended, and shows the connection", async () => {
    const { connections } = await services();
    const { tenant, connection: tool, credential } = await connections.openDemo();
    const client = tenant.clients.find(
      ({ clientId }) => tool.way.kind === "client-secret" && clientId === tool.way.clientId,
    );
    assert.ok(client && credential.kind === "client-secret");

    await vscode.commands.executeCommand("notifications.clearAll");
    const done = vscode.commands.executeCommand("calendarOnramp.connect");
    await choose("Demo tenant");
    await choose("with a client secret");
    await answer("Client ID", client.clientId);
    await answer("Client Secret", canary);
    await answer("Name", "As the tool");
    const message = '.notifications-center :text("client secret does not belong")';
    await eventually(async () => {
      await vscode.commands.executeCommand("notifications.showList");
      return (await text(message)).length > 0 ? true : undefined;
    });
    await screenshot("connect-wrong-secret");
    assert.equal(connections.list().length, 1);

    await click('.notifications-center .monaco-button:has-text("Edit")');
    await awaitRow("Demo tenant");
    await press("Enter");
    await awaitStep("Way to Sign In");
    await press("Enter");
    await awaitStep("Client ID");
    await press("Enter");
    await answer("Client Secret", credential.secret);
    await awaitStep("Name");
    await press("Enter");
    await done;
    assert.deepEqual(
      connections.list().map(({ name }) => name),
      ["Demo tenant", "As the tool"],
    );
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await waitFor(treeRow("As the tool"));
    assert.deepEqual(await filesWith(credential.secret), []);
    assert.deepEqual(await filesWith(canary), []);
  });
});
