import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createManifestDrag } from "../../../src/ui/explorer/manifest-drag.js";
import { answer, awaitStep, choose, driveInBrowser } from "../commands/driving.js";
import { removeAll, services, treeRow } from "../connections/opened.js";
import { closeAll, eventually, setSetting } from "../language/editing.js";
import { click, press, screenshot, text, waitFor } from "../support/browser.js";
import { find } from "./lines.js";

const rows = async () =>
  (await text('.pane:has-text("Tenant") .monaco-list-row')).map((row) => row.replaceAll(/\s+/g, " ").trim());

/** Opens the line by its twistie. */
const expand = async (beginning: string) => {
  await click(`${treeRow(beginning)} .monaco-tl-twistie.collapsed`);
};

describe("the tenant view in the window", () => {
  driveInBrowser();

  before(async () => {
    await removeAll();
    const { openLines } = await services();
    await openLines.forget("connection/demo");
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await setSetting("workbench.tree.indent", 12);
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await click('.pane-header.expanded:has-text("Set-Up")');
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    for (let step = 0; step < 5; step++) {
      await vscode.commands.executeCommand("workbench.action.increaseViewSize");
    }
  });

  after(async () => {
    await setSetting("workbench.tree.indent", undefined);
    await click('.pane-header:not(.expanded):has-text("Set-Up")');
    await setSetting("workbench.colorTheme", undefined);
    await removeAll();
  });

  afterEach(async () => {
    const { connections, applicationViews } = await services();
    const demo = connections.find("demo");
    if (demo) {
      await applicationViews.forget(demo);
    }
  });

  it("shows an application with its parts, in light, dark and high contrast", async function () {
    this.timeout(60_000);
    await vscode.commands.executeCommand("calendarOnramp.openDemoTenant");
    await vscode.commands.executeCommand("calendarOnramp.tenant.focus");
    await waitFor(treeRow("Sense Calendar Sync"));
    await waitFor(treeRow("secret ends in 9 days"));
    await expand("Sense Calendar Sync");
    await waitFor(treeRow("9 asked · 4 granted"));
    await expand("API permissions");
    await waitFor(treeRow("Calendars.ReadWrite.Shared"));
    await waitFor(treeRow("no consent for everybody"));
    for (const [name, theme, kind] of [
      ["light", "Default Light Modern", "vs"],
      ["dark", "Default Dark Modern", "vs-dark"],
      ["high-contrast", "Default High Contrast", "hc-black"],
    ] as const) {
      await setSetting("workbench.colorTheme", theme);
      await waitFor(`.monaco-workbench.${kind}`);
      await screenshot(`tenant-tree-${name}`);
    }
    await setSetting("workbench.colorTheme", undefined);
    await click(treeRow("API permissions"));
    await press("ArrowLeft");
    await expand("Credentials");
    await expand("Redirect URIs");
    await expand("Owners");
    await waitFor(treeRow("priya.raman@quillhaven.example"));
    await expand("Service principal");
    await waitFor(treeRow("Registered in"));
    await screenshot("tenant-tree-parts");
  });

  it("stays open and selected when it is read anew", async () => {
    await click(treeRow("Assignment required"));
    const { openLines, tenantTree } = await services();
    await eventually(() => (openLines.selected?.endsWith("/assignment") ? true : undefined));
    const before = await rows();
    assert.ok(before.some((row) => row.includes("priya.raman")));
    const read = new Promise<void>((resolve) => {
      const listening = tenantTree.onDidList(({ lines }) => {
        if (lines.some(({ id }) => id.includes("/owners/"))) {
          listening.dispose();
          resolve();
        }
      });
    });
    await vscode.commands.executeCommand("calendarOnramp.refreshNode");
    await read;
    await eventually(async () =>
      JSON.stringify(await rows()) === JSON.stringify(before) ? true : undefined,
    );
    await waitFor('.pane:has-text("Tenant") .monaco-list-row.selected:has-text("Assignment required")');
    const opened = await find(undefined, "Demo tenant", "Applications", "Sense Calendar Sync", "Owners");
    assert.equal(openLines.find(opened.node.id), true);
    assert.equal(opened.item.collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
  });

  it("is open and selected again when it comes back", async () => {
    const { connections, openLines } = await services();
    await click(treeRow("Assignment required"));
    await eventually(() => (openLines.selected?.endsWith("/assignment") ? true : undefined));
    await waitFor(treeRow("no consent for everybody"));
    const before = await rows();
    const demo = connections.find("demo");
    assert.ok(demo);
    await connections.remove(demo);
    await waitFor('.pane:has-text("Tenant") .monaco-button:has-text("Open the Demo Tenant")');
    await connections.openDemo();
    await waitFor('.pane:has-text("Tenant") .monaco-list-row.selected:has-text("Assignment required")');
    await waitFor(treeRow("no consent for everybody"));
    await eventually(async () => ((await rows()).length === before.length ? true : undefined));
    assert.deepEqual(await rows(), before);
  });

  it("searches the tenant, and shows all again", async () => {
    const done = vscode.commands.executeCommand("calendarOnramp.searchApplications");
    await awaitStep("Search Applications");
    await screenshot("search-applications");
    await answer("Search Applications", "full_access_as_app");
    await done;
    await eventually(async () => {
      const shown = await rows();
      return shown.some((row) => row.startsWith("innovaphone")) &&
        !shown.some((row) => row.startsWith("Sense"))
        ? true
        : undefined;
    });
    await waitFor(treeRow("“full_access_as_app” · calendar apps only · 3 of 7"));
    await screenshot("tenant-tree-searched");
    await waitFor('.pane:has-text("Tenant"):focus-within');
    await vscode.commands.executeCommand("calendarOnramp.clearApplicationSearch");
    await waitFor(treeRow("Sense Calendar Sync"));
  });

  it("sorts the applications", async () => {
    const done = vscode.commands.executeCommand("calendarOnramp.sortApplications");
    await awaitStep("Sort Applications");
    await choose("Next expiry first");
    await done;
    await waitFor(treeRow("next expiry first"));
    await eventually(async () => {
      const shown = await rows();
      const at = shown.findIndex((row) => row.startsWith("Applications"));
      return shown[at + 1]?.startsWith("ClockWork") ? true : undefined;
    });
  });

  it("shows all applications, or only those for calendars", async () => {
    const { settings } = await services();
    await vscode.commands.executeCommand("calendarOnramp.showAllApplications");
    assert.equal(settings.calendarAppsOnly(), false);
    await eventually(async () =>
      (await rows()).some((row) => /^Applications ?7$/.test(row)) ? true : undefined,
    );
    await vscode.commands.executeCommand("calendarOnramp.showCalendarApplications");
    assert.equal(settings.calendarAppsOnly(), true);
    await waitFor(treeRow("calendar apps only"));
    await setSetting("calendarOnramp.tenant.calendarAppsOnly", undefined);
  });

  it("chooses an application among those that are found as one types", async () => {
    const { chooseApplication } = await chooser();
    const chosen = chooseApplication("Pick One");
    await awaitStep("Pick One");
    await press("i");
    await press("n");
    await press("n");
    await eventually(async () => {
      const shown = await text(".quick-input-widget .quick-input-list .monaco-list-row");
      return shown.length === 1 && shown[0]?.includes("innovaphone") ? true : undefined;
    });
    await screenshot("choose-application");
    await waitFor(".quick-input-widget .monaco-progress-container:not(.active)");
    await press("Enter");
    assert.equal(await chosen, "innovaphone Calendar");
  });

  it("gives the manifest of an application to whoever drags it", async () => {
    const application = await find(undefined, "Demo tenant", "Applications", "Sense Calendar Sync");
    const owners = await find(application.node, "Owners");
    const transfer = new vscode.DataTransfer();
    const stop = new vscode.CancellationTokenSource();
    const drag = createManifestDrag();
    await drag.handleDrag?.([owners.node, application.node], transfer, stop.token);
    const list = await transfer.get("text/uri-list")?.asString();
    assert.match(list ?? "", /^calendar-onramp-tenant:\/\S+\.json\?\S+$/);
    await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(list ?? ""));
    const editor = await eventually(() => vscode.window.activeTextEditor);
    assert.match(editor.document.getText(), /"displayName": "Sense Calendar Sync"/);
    await closeAll();
  });

  it("shows a failure with its reason, and a way to try again", async () => {
    const { connections } = await services();
    const { tenant } = connections.demo ?? {};
    assert.ok(tenant);
    tenant.setScenario("html");
    await vscode.commands.executeCommand("calendarOnramp.refreshNode");
    await waitFor(treeRow("proxy"));
    await screenshot("tenant-tree-failure");
    tenant.setScenario("none");
    await click(treeRow("proxy"));
    await waitFor(treeRow("Sense Calendar Sync"));
  });
});

/** Chooses as a command does, with the code of the extension. */
async function chooser() {
  const { chooseApplication } = await import("../../../src/ui/tenant/choose-application.js");
  return {
    chooseApplication: async (title: string) => {
      const { application } = await chooseApplication(await services(), [], { title });
      return application.displayName;
    },
  };
}
