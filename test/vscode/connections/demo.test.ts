import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readOrganization } from "../../../src/graph/organization.js";
import { hasBrowser, screenshot, waitFor } from "../support/browser.js";
import { removeAll, services, treeRow } from "./opened.js";

describe("the demo connection", () => {
  before(removeAll);
  after(removeAll);

  it("opens, shows who is signed in, and ends", async () => {
    const { connections } = await services();
    assert.equal(connections.demo, undefined);
    await vscode.commands.executeCommand("calendarOnramp.openDemoTenant");

    const demo = connections.find("demo");
    assert.ok(demo);
    const { graph, account } = await connections.open(demo);
    assert.equal(account?.kind, "app");
    const { displayName } = await readOrganization(graph);
    assert.ok(displayName);
    if (hasBrowser) {
      await waitFor(treeRow("Demo tenant"));
      await waitFor(treeRow("Applications"));
      await waitFor(treeRow("Mailboxes"));
      await screenshot("tenant-view-demo");
    }

    await vscode.commands.executeCommand("calendarOnramp.disconnect", { connection: demo });
    assert.deepEqual(connections.list(), []);
    assert.equal(connections.demo, undefined);
    await assert.rejects(graph.get("/organization"));
    if (hasBrowser) {
      await waitFor('.pane:has-text("Tenant") .monaco-button:has-text("Open the Demo Tenant")');
      await screenshot("tenant-view-empty");
    }
  });

  it("is shared by everybody who opens it at the same time", async () => {
    const { connections } = await services();
    const [one, other] = await Promise.all([connections.openDemo(), connections.openDemo()]);
    assert.equal(one, other);
    assert.equal(connections.list().length, 1);
    const sessions = await Promise.all([1, 2].map(() => connections.open(one.connection)));
    assert.equal(sessions[0], sessions[1]);
  });
});
