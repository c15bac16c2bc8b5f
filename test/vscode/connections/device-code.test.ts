import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hasBrowser, screenshot, text, waitFor } from "../support/browser.js";
import { eventually } from "../language/editing.js";
import { removeAll, services, treeRow } from "./opened.js";

describe("a connection by device code", () => {
  before(async function () {
    if (!hasBrowser) {
      this.skip();
    }
    await removeAll();
  });

  after(async () => {
    await vscode.commands.executeCommand("notifications.clearAll");
    await removeAll();
  });

  it("shows the code, signs in whoever approves, and forgets her when she signs out", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const connection = {
      id: "person",
      name: "Person",
      cloud: tenant.cloud.id,
      tenant: tenant.tenantId,
      way: { kind: "device-code", clientId: tenant.publicClientId },
      readOnly: true,
    } as const;
    await connections.add(connection);
    await assert.rejects(connections.signIn(connection), { failure: "interaction-needed" });

    const signingIn = connections.signIn(connection, { interactive: true });
    const code = await eventually(async () => {
      await vscode.commands.executeCommand("notifications.showList");
      const shown = (await text(".notifications-center .notification-list-item-message")).join(" ");
      return /enter the code (\S+)/.exec(shown)?.[1];
    });
    await screenshot("device-code");
    const answer = await fetch(`${tenant.cloud.login}/devicelogin`, {
      method: "POST",
      body: new URLSearchParams({ user_code: code, approval: tenant.approval }),
    });
    assert.match(await answer.text(), /You are signed in/);

    const { account } = await signingIn;
    assert.deepEqual(account, {
      kind: "user",
      name: tenant.administrator.userPrincipalName,
      tenantId: tenant.tenantId,
    });
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await waitFor(treeRow(tenant.administrator.userPrincipalName));

    await vscode.commands.executeCommand("calendarOnramp.signOut", { connection });
    await assert.rejects(connections.signIn(connection), { failure: "interaction-needed" });
    await waitFor(treeRow("Sign in to see this tenant"));
    await screenshot("tenant-view-signed-out");
  });
});
