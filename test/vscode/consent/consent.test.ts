import assert from "node:assert/strict";
import * as vscode from "vscode";
import { createApplication } from "../../../src/graph/applications.js";
import { grantAppRole } from "../../../src/graph/consent.js";
import { createServicePrincipal } from "../../../src/graph/create-service-principal.js";
import { findServicePrincipal } from "../../../src/graph/service-principals.js";
import type { Connection } from "../../../src/identity/connection.js";
import { listLeftovers, listMissing } from "../../../src/tenant/consent.js";
import { openApplication, type OpenedApplication } from "../../../src/tenant/open-application.js";
import type { PermissionLine } from "../../../src/tenant/permissions.js";
import { addSecret } from "../../../src/tenant/secrets.js";
import { choose, awaitStep, driveInBrowser, rows } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { graph as graphId } from "../language/editing.js";
import { press, screenshot } from "../support/browser.js";
import { answerDialog, awaitDialog, awaitMessage, leaveDialog, takeAction } from "../support/dialogs.js";
import { openSubject, type Subject } from "../tenant-manifests/demo-applications.js";

const run = (name: string, subject: object) =>
  vscode.commands.executeCommand(`calendarOnramp.${name}`, subject);

async function opened({ services, connection, application, graph }: Subject): Promise<OpenedApplication> {
  const { resources } = await services.connections.open(connection);
  return openApplication(graph, { id: application.id }, resources);
}

async function lineOf(
  subject: Subject,
  value: string,
  resource = "Microsoft Graph",
): Promise<PermissionLine> {
  const { permissions } = await opened(subject);
  const group = permissions.find(({ name }) => name === resource);
  const line = group?.permissions.find((each) => each.value === value);
  assert.ok(line, `${value} is not there.`);
  return line;
}

const requests = ({ services: { connections } }: Subject) => connections.demo?.tenant.requests.graph;

describe("changing consent", () => {
  driveInBrowser();
  // The tree asks the tenant, too, as long as it is looked at.
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("grants all that is missing, after naming each of it", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const missing = listMissing(await opened(subject));
    const possible = missing.filter(({ refusal }) => refusal === undefined);
    assert.ok(possible.length > 1 && possible.length < missing.length);

    const done = run("grantConsent", subject);
    await awaitStep("Grant Consent: Sense Calendar Sync");
    await screenshot("grant-consent-list");
    const shown = (await rows()).join("\n");
    for (const { line } of missing) {
      assert.match(shown, new RegExp(line.value ?? ""));
    }
    await press("Enter");
    const dialog = await awaitDialog(
      `Grant ${String(possible.length)} permissions to Sense Calendar Sync in Demo tenant?`,
    );
    await screenshot("grant-consent-confirmation");
    for (const { words } of possible) {
      assert.ok(dialog.includes(words), words);
    }
    await answerDialog("Grant");
    await done;
    assert.deepEqual(
      listMissing(await opened(subject)).filter(({ refusal }) => refusal === undefined),
      [],
    );
  });

  it("grants one permission, of the line that it was started from", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const line = await lineOf(subject, "Calendars.ReadWrite.Shared");
    assert.equal(line.state, "declared");
    const done = run("grantConsent", { ...subject, line });
    const dialog = await awaitDialog("Grant 1 permission to Sense Calendar Sync");
    assert.match(dialog, /Calendars\.ReadWrite\.Shared \(delegated\)/);
    assert.doesNotMatch(dialog, /User\.Read\b/);
    await answerDialog("Grant");
    await done;
    assert.equal((await lineOf(subject, "Calendars.ReadWrite.Shared")).state, "both");
    assert.equal((await lineOf(subject, "User.Read")).state, "declared");
    // The tree has it from what was read back.
    const { connection, application, services } = subject;
    const known = services.applications.find({ connection, id: application.id });
    assert.ok(
      known?.permissions.some((group) =>
        group.permissions.some((each) => each.value === line.value && each.state === "both"),
      ),
    );
  });

  it("changes nothing where the user says no", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const line = await lineOf(subject, "Calendars.ReadWrite.Shared");
    const done = run("grantConsent", { ...subject, line });
    await awaitDialog("Grant 1 permission");
    const before = requests(subject);
    await leaveDialog();
    await done;
    assert.equal(requests(subject), before);
    assert.equal((await lineOf(subject, "Calendars.ReadWrite.Shared")).state, "declared");
  });

  it("has patience with a tenant that is busy", async function () {
    this.timeout(60_000);
    const subject = await openSubject("Sense Calendar Sync");
    const line = await lineOf(subject, "Calendars.ReadWrite.Shared");
    subject.services.connections.demo?.tenant.setScenario("throttled");
    const done = run("grantConsent", { ...subject, line });
    await awaitDialog("Grant 1 permission");
    await answerDialog("Grant");
    await done;
    subject.services.connections.demo?.tenant.setScenario("none");
    assert.equal((await lineOf(subject, "Calendars.ReadWrite.Shared")).state, "both");
  });

  it("says why a retired permission is not granted", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const line = await lineOf(subject, "User.Read", "Windows Azure Active Directory");
    const before = requests(subject);
    await run("grantConsent", { ...subject, line });
    await awaitMessage("User.Read (delegated)");
    await screenshot("grant-consent-refused");
    assert.ok((requests(subject) ?? 0) - (before ?? 0) <= 3);
  });

  it("asks nothing where everything is granted", async () => {
    const subject = await openSubject("Exchange calendar synchronization");
    await run("grantConsent", subject);
  });

  it("does nothing through a read-only connection", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const { services, connection } = subject;
    const readOnly = await services.connections.setReadOnly(connection, true);
    const before = requests(subject);
    for (const name of ["grantConsent", "revokeGrant", "removeLeftovers"]) {
      const done = run(name, { ...subject, connection: readOnly });
      await awaitDialog("Demo tenant is read-only");
      await leaveDialog();
      await done;
    }
    assert.equal(requests(subject), before);
  });

  it("removes leftovers, after saying what stops", async () => {
    const subject = await openSubject("ClearCompany Bulk Calendar Connect");
    assert.deepEqual(
      listLeftovers(await opened(subject)).map(({ line }) => line.value),
      ["Contacts.ReadWrite"],
    );
    const done = run("removeLeftovers", subject);
    await awaitStep("Remove Leftover Grants");
    await press("Enter");
    const dialog = await awaitDialog("Take 1 permission away from ClearCompany");
    assert.match(dialog, /Contacts\.ReadWrite \(application\)/);
    await screenshot("remove-leftovers-confirmation");
    await answerDialog("Take Away");
    await done;
    assert.deepEqual(listLeftovers(await opened(subject)), []);
    assert.equal((await lineOf(subject, "Calendars.ReadWrite")).state, "both");
  });

  it("revokes what is ticked, and nothing as long as nothing is", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    let done = run("revokeGrant", subject);
    await awaitStep("Revoke a Grant");
    await press("Enter");
    await done;
    assert.equal((await lineOf(subject, "Calendars.Read.Shared")).state, "both");

    done = run("revokeGrant", subject);
    await awaitStep("Revoke a Grant");
    await choose("Calendars.Read.Shared");
    await screenshot("revoke-grant-list");
    await press("Enter");
    await awaitDialog("Take 1 permission away from Sense Calendar Sync");
    await answerDialog("Take Away");
    await done;
    assert.equal((await lineOf(subject, "Calendars.Read.Shared")).state, "declared");
    assert.equal((await lineOf(subject, "profile")).state, "both");
  });

  it("offers the consent page where the connection may not grant", async () => {
    const subject = await openSubject("Sense Calendar Sync");
    const connection = await connectAsReader(subject);
    const line = await lineOf(subject, "Calendars.ReadWrite.Shared");
    const done = run("grantConsent", { connection, application: subject.application, line });
    await awaitDialog("Grant 1 permission to Sense Calendar Sync in Reader?");
    await answerDialog("Grant");
    await awaitMessage("Calendars.ReadWrite.Shared");
    await screenshot("grant-consent-forbidden");
    await done;
    await takeAction("Open the Consent Page");
    await awaitDialog("Open the admin consent page of Sense Calendar Sync?");
    await leaveDialog();
    assert.equal((await lineOf(subject, "Calendars.ReadWrite.Shared")).state, "declared");
  });
});

/** Somebody who may read everything that is read before, and change nothing. */
async function connectAsReader({ graph, services, connection }: Subject): Promise<Connection> {
  const { resources } = await services.connections.open(connection);
  const { id = "", appId } = await createApplication(graph, { displayName: "Reader" });
  assert.ok(appId);
  const principal = await createServicePrincipal(graph, appId);
  const api = await findServicePrincipal(graph, graphId);
  const catalogue = resources.catalogue;
  for (const value of ["Application.Read.All", "Directory.Read.All"]) {
    const permission = catalogue.findPermissionByName(graphId, "Role", value);
    await grantAppRole(graph, {
      principalId: principal.id ?? "",
      resourceId: api?.id ?? "",
      appRoleId: permission?.id ?? "",
    });
  }
  const { value } = await addSecret(graph, id, { name: "Reader", months: 1, now: new Date() });
  const reader: Connection = {
    ...connection,
    id: "reader",
    name: "Reader",
    way: { kind: "client-secret", clientId: appId },
    readOnly: false,
  };
  await services.connections.add(reader, { kind: "client-secret", secret: value });
  return reader;
}
