import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hasBrowser, screenshot, text, waitFor } from "../support/browser.js";
import { services } from "./opened.js";

describe("connections in a folder that is not trusted", () => {
  it("are none, and nothing is started", async () => {
    const { connections } = await services();
    await vscode.commands.executeCommand("calendarOnramp.openDemoTenant");
    assert.deepEqual(connections.list(), []);
    assert.equal(connections.demo, undefined);
    await assert.rejects(connections.openDemo(), { name: "UserError" });
  });

  it("are not offered", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await waitFor('.pane:has-text("Tenant") .monaco-button:has-text("Manage Workspace Trust")');
    await screenshot("tenant-view-restricted");
    const buttons = await text('.pane:has(.pane-header:has-text("Tenant")) .welcome-view .monaco-button');
    assert.deepEqual(buttons, ["Manage Workspace Trust"]);
  });
});
