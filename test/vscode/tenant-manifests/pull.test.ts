import assert from "node:assert/strict";
import * as vscode from "vscode";
import { awaitRow, awaitStep, choose, comparisons, driveInBrowser } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { press, screenshot, waitFor } from "../support/browser.js";
import { findLink } from "../../../src/ui/tenant-manifests/find-linked-manifest.js";
import { clockwork, inWorkspace, openSubject, readFile, type Subject } from "./demo-applications.js";

const dialog = '.quick-input-widget:focus-within .quick-input-title:has-text("Pull Manifest")';

describe("pulling a manifest", () => {
  driveInBrowser();
  const uri = inWorkspace("clockwork-office365sync.manifest.json");
  let subject: Subject;

  before(async () => {
    subject = await openSubject();
  });
  after(async () => {
    await vscode.workspace.fs.delete(uri);
    await removeAll();
  });

  it("suggests a file, writes it, and remembers whose it is", async () => {
    const done = vscode.commands.executeCommand("calendarOnramp.pullManifest", subject);
    await waitFor(dialog);
    await screenshot("pull-manifest");
    await press("Enter");
    await done;
    const { displayName, appId } = JSON.parse(await readFile(uri)) as Record<string, unknown>;
    assert.equal(displayName, clockwork);
    assert.equal(appId, subject.application.appId);
    assert.equal(findLink(subject.services, uri)?.id, subject.application.id);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
  });

  it("shows what would become of a file that is there, and asks", async () => {
    await subject.change({ notes: "Changed by a colleague." });
    const done = vscode.commands.executeCommand("calendarOnramp.pullManifest", subject);
    await waitFor(dialog);
    await awaitRow("clockwork-office365sync.manifest.json");
    await press("Enter");
    await awaitStep("already exists");
    await press("Enter");
    await awaitRow("Apply 1 change");
    await eventually(() => (comparisons().length > 0 ? true : undefined));
    assert.doesNotMatch(await readFile(uri), /Changed by a colleague/);
    await screenshot("pull-manifest-again");
    await choose("Apply 1 change");
    await done;
    assert.match(await readFile(uri), /Changed by a colleague/);
  });
});
