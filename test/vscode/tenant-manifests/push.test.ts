import assert from "node:assert/strict";
import * as vscode from "vscode";
import { renderManifest } from "../../../src/tenant/manifest-text.js";
import { findLink } from "../../../src/ui/tenant-manifests/find-linked-manifest.js";
import {
  awaitFirstRow,
  awaitRow,
  awaitStep,
  choose,
  comparisons,
  driveInBrowser,
  rows,
} from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { press, screenshot, text, type, waitFor } from "../support/browser.js";
import {
  clockwork,
  deleteManifests,
  openAsPerson,
  openSubject,
  writeManifest,
  type Subject,
} from "./demo-applications.js";

const push = (subject: Subject | undefined, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand("calendarOnramp.pushManifest", ...(subject ? [subject] : []), ...args);

/** Waits for a message with these words and gives it whole. */
async function message(words: string): Promise<string> {
  await vscode.commands.executeCommand("notifications.showList");
  const selector = `.notifications-center .notification-list-item-message:has-text("${words}")`;
  await waitFor(selector);
  return (await text(selector)).join(" ");
}

async function replaceIn(document: vscode.TextDocument, from: RegExp, to: string): Promise<void> {
  const found = from.exec(document.getText());
  assert.ok(found, String(from));
  const edit = new vscode.WorkspaceEdit();
  const start = document.positionAt(found.index);
  edit.replace(document.uri, new vscode.Range(start, document.positionAt(found.index + found[0].length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe("pushing a manifest", () => {
  driveInBrowser();
  let subject: Subject;
  let document: vscode.TextDocument;

  beforeEach(async () => {
    subject = await openSubject();
    const uri = await writeManifest(renderManifest(await subject.read(), "graph").text);
    ({ document } = await openAsPerson(uri));
  });
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  afterEach(deleteManifests);
  after(removeAll);

  it("compares, and the comparison follows what is typed", async () => {
    const { tenant } = await subject.services.connections.openDemo();
    const before = tenant.requests.graph;
    await vscode.commands.executeCommand("calendarOnramp.compareWithTenant");
    assert.ok(tenant.requests.graph - before <= 3, "Opening an application takes three requests at most.");
    assert.deepEqual(comparisons(), []);
    await waitFor('.statusbar-item:has-text("say the same")');

    await replaceIn(document, /"notes": .*,/, '"notes": "From the file",');
    await vscode.commands.executeCommand("calendarOnramp.compareWithTenant", subject);
    const [tab] = await eventually(() => (comparisons().length > 0 ? comparisons() : undefined));
    assert.match(tab?.label ?? "", new RegExp(`^${clockwork}: tenant ↔ tenant-\\d+\\.json$`));
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const { original, modified } = tab.input;
    const textOf = (uri: vscode.Uri) =>
      vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())?.getText();
    await eventually(() => (textOf(modified)?.includes("From the file") ? true : undefined));
    assert.doesNotMatch(textOf(original) ?? "", /From the file/);
    await screenshot("compare-with-tenant");

    await replaceIn(document, /From the file/, "From the same file");
    await eventually(() => (textOf(modified)?.includes("From the same file") ? true : undefined));
    await subject.change({ notes: "From the portal" });
    subject.services.applications.forget({ connection: subject.connection, id: subject.application.id });
    await eventually(() => (textOf(original)?.includes("From the portal") ? true : undefined));
  });

  it("asks once which application a part of a manifest is of", async () => {
    const { requiredResourceAccess } = await subject.read();
    const uri = await writeManifest(`${JSON.stringify({ requiredResourceAccess, notes: "Mine" })}\n`);
    await openAsPerson(uri);
    const compare = () => vscode.commands.executeCommand("calendarOnramp.compareWithTenant");
    const done = compare();
    await awaitStep("Compare with Tenant");
    await type(clockwork);
    await awaitFirstRow(clockwork);
    await press("Enter");
    await done;
    assert.equal(comparisons().length, 1);
    assert.equal(findLink(subject.services, uri)?.id, subject.application.id);

    await vscode.window.tabGroups.close(comparisons());
    await openAsPerson(uri);
    await compare();
    assert.equal(comparisons().length, 1);
  });

  it("is offered above the permissions while there is a connection", async () => {
    const titles = async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
      );
      return lenses.map(({ command }) => command?.title);
    };
    assert.ok((await titles()).includes("Compare with tenant"));
    await removeAll();
    assert.ok(!(await titles()).includes("Compare with tenant"));
  });

  it("sends what was shown, saved or not, and can be taken back", async () => {
    const before = await subject.read();
    await replaceIn(document, /"notes": .*,/, '"notes": "From the file",');
    await replaceIn(document, /"publisherDomain": .*,/, '"publisherDomain": "elsewhere.example",');
    const done = push(undefined);
    await awaitRow("Change 1 property of");
    const shown = (await rows()).join("\n");
    assert.match(shown, new RegExp(`Change 1 property of ${clockwork} in `));
    assert.match(shown, /publisherDomain: The publisher domain is chosen/);
    assert.match(shown, /is not saved\./);
    assert.equal(comparisons().length, 1);
    await screenshot("push-manifest");

    // What is typed meanwhile is not what was looked at.
    await replaceIn(document, /From the file/, "From later");
    await choose("Change 1 property of");
    await done;
    assert.deepEqual(comparisons(), []);
    const after = await subject.read();
    assert.equal(after.notes, "From the file");
    assert.equal(after.publisherDomain, before.publisherDomain);
    const [kept] = subject.services.keptPushes.list();
    assert.equal(kept?.state, "done");
    assert.equal(kept.application.id, subject.application.id);
    assert.ok(!("passwordCredentials" in kept.before));

    const restored = vscode.commands.executeCommand("calendarOnramp.restoreManifest", subject);
    await choose(clockwork);
    await awaitRow("Change 1 property of");
    await screenshot("restore-manifest");
    await choose("Change 1 property of");
    await restored;
    assert.equal((await subject.read()).notes ?? "", before.notes ?? "");
    assert.equal(subject.services.keptPushes.list().length, 2);
  });

  it("changes nothing for whoever leaves, or goes on typing", async () => {
    await replaceIn(document, /"notes": .*,/, '"notes": "From the file",');
    const done = push(subject);
    await awaitRow("Change 1 property of");
    await press("Enter");
    await done;
    assert.notEqual((await subject.read()).notes, "From the file");
    assert.deepEqual(subject.services.keptPushes.list(), []);
    assert.deepEqual(comparisons(), []);
  });

  it("stops where somebody else changed the application meanwhile", async () => {
    await replaceIn(document, /"notes": .*,/, '"notes": "From the file",');
    const done = push(subject);
    await awaitRow("Change 1 property of");
    await subject.change({ description: "Changed by a colleague." });
    await choose("Change 1 property of");
    await done;
    assert.match(await message("changed in the tenant since it was compared"), /description/);
    const after = await subject.read();
    assert.notEqual(after.notes, "From the file");
    assert.equal(after.description, "Changed by a colleague.");
    assert.deepEqual(subject.services.keptPushes.list(), []);
  });

  it("asks before it changes through a read-only connection", async () => {
    const { services, connection } = subject;
    await services.connections.setReadOnly(connection, true);
    await replaceIn(document, /"notes": .*,/, '"notes": "From the file",');
    const done = push(subject);
    await waitFor('.monaco-dialog-box:has-text("is read-only")');
    await press("Escape");
    await done;
    assert.notEqual((await subject.read()).notes, "From the file");
    assert.ok(services.connections.find(connection.id)?.readOnly);
  });

  it("refuses a file with a secret in it", async () => {
    await replaceIn(document, /"secretText": null/, '"secretText": "canary-secret-value"');
    await push(subject);
    assert.doesNotMatch(await message("holds the value of a secret"), /canary/);
    assert.deepEqual(comparisons(), []);
  });

  it("has nothing to restore where nothing was pushed", async () => {
    await vscode.commands.executeCommand("calendarOnramp.restoreManifest", subject);
    await message("Nothing was pushed to this application from here.");
  });
});
