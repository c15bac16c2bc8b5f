import assert from "node:assert/strict";
import * as vscode from "vscode";
import { services } from "../connections/opened.js";
import { hasBrowser, screenshot, waitFor } from "../support/browser.js";

describe("a preview in a folder that is not trusted", () => {
  before(function () {
    if (!hasBrowser) {
      this.skip();
    }
  });
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("reads nothing and says why", async () => {
    const { previews, connections } = await services();
    const panel = vscode.window.createWebviewPanel(
      "calendarOnramp.preview",
      "Restored",
      vscode.ViewColumn.One,
    );
    (await previews.load()).restore(panel, { key: "0".repeat(32) });
    await waitFor('.refusals.whole h3:has-text("Nothing is read in Restricted Mode")');
    await waitFor('.refusals button:text-is("Manage workspace trust")');
    await screenshot("preview-restricted");
    assert.deepEqual(connections.list(), []);
  });

  it("is not opened by a command", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.commands.executeCommand("calendarOnramp.previewCalendar");
    assert.deepEqual(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      [],
    );
  });
});
