import assert from "node:assert/strict";
import * as vscode from "vscode";
import { trySecret } from "../../../src/identity/try-secret.js";
import type { Connection } from "../../../src/identity/connection.js";
import { listCredentials, type Credential } from "../../../src/tenant/credentials.js";
import {
  isKept,
  keepClientSecret,
  listClientSecrets,
  type KeptClientSecret,
} from "../../../src/ui/secrets/kept-client-secrets.js";
import { sheetUri } from "../../../src/ui/handover/sheet-uri.js";
import { awaitRow, awaitStep, choose, driveInBrowser, answer } from "../commands/driving.js";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { click, press, screenshot, text, waitFor } from "../support/browser.js";
import { answerDialog, awaitDialog, awaitMessage, leaveDialog, takeAction } from "../support/dialogs.js";
import { filesWith } from "../support/files.js";
import { openSubject, type Subject } from "../tenant-manifests/demo-applications.js";

const connector = "Exchange calendar synchronization";
const canary = "canary-Jq7-never-in-a-file";

const run = (name: string, subject: object) =>
  vscode.commands.executeCommand(`calendarOnramp.${name}`, subject);

async function secretsOf(subject: Subject): Promise<readonly Credential[]> {
  return listCredentials(await subject.read()).filter(({ what }) => what === "secret");
}

async function kept({ services: shared, connection }: Subject): Promise<KeptClientSecret> {
  const [secret, ...others] = await listClientSecrets(shared, connection);
  assert.ok(secret);
  assert.deepEqual(others, []);
  return secret;
}

/** Signs in with it, and fails where that does not work at once. */
async function signInWith(
  { services: { connections }, application }: Subject,
  secret: string,
): Promise<void> {
  const tenant = connections.demo?.tenant;
  assert.ok(tenant);
  await trySecret({
    cloud: tenant.cloud,
    tenant: tenant.tenantId,
    clientId: application.appId,
    secret,
    world: {
      fetch,
      now: () => new Date(),
      log: () => undefined,
      sleep: () => Promise.reject(new Error("It was not taken at once.")),
    },
  });
}

const requests = ({ services: { connections } }: Subject) => connections.demo?.tenant.requests.graph;

/** Answers what is asked about a new secret. */
async function describeSecret(title: string): Promise<void> {
  await awaitStep(`${title}: Name`);
  await press("Enter");
  await awaitStep(`${title}: How Long`);
  await press("Enter");
}

describe("client secrets", () => {
  driveInBrowser();
  // The tree asks the tenant, too, as long as it is looked at.
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("adds one as long as the profile advises, keeps it and shows it nowhere", async () => {
    const subject = await openSubject(connector);
    const before = await secretsOf(subject);
    const done = run("addSecret", subject);
    await awaitStep("Add a Client Secret: Name");
    await screenshot("add-secret-name");
    await press("Enter");
    await awaitStep("Add a Client Secret: How Long");
    await awaitRow("as the profile of");
    await screenshot("add-secret-months");
    await choose("12 months");
    const dialog = await awaitDialog(`Add a client secret to ${connector} in Demo tenant?`);
    assert.match(dialog, /valid for 12 months, until 21 November 2027/);
    await screenshot("add-secret-confirmation");
    await answerDialog("Add");
    await done;

    const secret = await kept(subject);
    await signInWith(subject, secret.value);
    assert.equal((await secretsOf(subject)).length, before.length + 1);
    assert.ok(await isKept(subject.services, { ...subject, id: subject.application.id }, secret.keyId));
    const message = await awaitMessage("has the new client secret");
    await screenshot("add-secret-done");
    assert.ok(!message.includes(secret.value));
    assert.deepEqual(await filesWith(secret.value), []);

    await takeAction("Copy");
    await waitFor('.statusbar-item:has-text("Copied for a minute")');
    assert.equal(await vscode.env.clipboard.readText(), secret.value);
    await subject.services.clipboard.clear();
    assert.equal(await vscode.env.clipboard.readText(), "");
    assert.ok(!(await text("body")).join("").includes(secret.value));
    // The other things that can be done with it are still offered.
    await awaitMessage("has the new client secret");
    await takeAction("Save a Reminder");
    await waitFor('.quick-input-widget .quick-input-title:has-text("Save the reminder")');
    await press("Escape");
  });

  it("adds none where the user says no", async () => {
    const subject = await openSubject(connector);
    const before = await secretsOf(subject);
    const done = run("addSecret", subject);
    await describeSecret("Add a Client Secret");
    await awaitDialog("Add a client secret");
    const count = requests(subject);
    await leaveDialog();
    await done;
    assert.equal(requests(subject), count);
    assert.deepEqual(await secretsOf(subject), before);
  });

  it("does not take the value of a secret for its name", async () => {
    const subject = await openSubject(connector);
    const done = run("addSecret", subject);
    await answer("Add a Client Secret: Name", `abc8Q~${"x".repeat(34)}`);
    await waitFor('.quick-input-message:has-text("This looks like a client secret")');
    await press("Escape");
    await done;
  });

  it("changes nothing through a read-only connection", async () => {
    const subject = await openSubject(connector);
    const { services: shared } = subject;
    const connection = await shared.connections.setReadOnly(subject.connection, true);
    const [credential] = await secretsOf(subject);
    const before = requests(subject);
    for (const name of ["addSecret", "rotateSecret", "removeSecret"]) {
      const done = run(name, { ...subject, connection, credential });
      await awaitDialog("Demo tenant is read-only");
      await leaveDialog();
      await done;
    }
    assert.equal(requests(subject), before);
  });

  it("rotates: makes a new one, tries it, and removes the old one when it is told to", async () => {
    const subject = await openSubject(connector);
    const [old] = await secretsOf(subject);
    assert.ok(old);
    const done = run("rotateSecret", { ...subject, credential: old });
    await describeSecret("Rotate Secret");
    const dialog = await awaitDialog("Rotate the client secret");
    assert.match(dialog, /tried by signing in with it/);
    await screenshot("rotate-secret-confirmation");
    await answerDialog("Rotate");
    await done;
    await awaitMessage("works");
    await screenshot("rotate-secret-done");
    assert.deepEqual((await secretsOf(subject)).filter(({ keyId }) => keyId === old.keyId).length, 1);
    const secret = await kept(subject);
    await signInWith(subject, secret.value);

    await takeAction("Remove the Old One");
    const removal = await awaitDialog("Remove the client secret");
    assert.match(removal, /cannot be brought back/);
    await screenshot("remove-secret-confirmation");
    await answerDialog("Remove");
    await eventually(async () =>
      (await secretsOf(subject)).some(({ keyId }) => keyId === old.keyId) ? undefined : true,
    );
    await signInWith(subject, secret.value);
  });

  it("keeps both where the new one does not work, and says why", async () => {
    const subject = await openSubject(connector);
    const { graph, application } = subject;
    const [old] = await secretsOf(subject);
    await graph.patch(`/servicePrincipals(appId='${application.appId}')`, { accountEnabled: false });
    const done = run("rotateSecret", { ...subject, credential: old });
    await describeSecret("Rotate Secret");
    await awaitDialog("Rotate the client secret");
    await answerDialog("Rotate");
    await done;
    const message = await awaitMessage("signing in with it failed");
    await screenshot("rotate-secret-failed");
    assert.match(message, /disabled/);
    assert.match(message, /Both secrets stay/);
    assert.equal((await secretsOf(subject)).length, 2);
    await kept(subject);
  });

  it("offers to use the new one in the connection that signs in with the old one", async () => {
    const { connections } = await services();
    await removeAll();
    const demo = await connections.openDemo();
    const name = demo.tenant.clients.find(
      ({ clientId }) =>
        demo.connection.way.kind === "client-secret" && demo.connection.way.clientId === clientId,
    )?.name;
    const subject = await openSubject(name);
    const [old] = await secretsOf(subject);
    assert.ok(old);
    const done = run("rotateSecret", { ...subject, credential: old });
    await describeSecret("Rotate Secret");
    await awaitDialog("Rotate the client secret");
    await answerDialog("Rotate");
    await done;
    await awaitMessage("works");
    await takeAction("Use It in Demo tenant");
    const { value } = await kept(subject);
    await eventually(async () => {
      const used = await connections.readSecret(subject.connection);
      return used.kind === "client-secret" && used.secret === value ? true : undefined;
    });
    const removing = run("removeSecret", { ...subject, credential: old });
    const dialog = await awaitDialog("Remove the client secret");
    assert.doesNotMatch(dialog, /signs in with it and stops working, too/);
    await answerDialog("Remove");
    await removing;
    const { graph } = await connections.open(subject.connection);
    await graph.get("/organization");
  });

  it("warns of removing what a connection signs in with", async () => {
    const subject = await openSubject("Quillhaven Tenant Administration");
    const [credential] = await secretsOf(subject);
    const done = run("removeSecret", { ...subject, credential });
    const dialog = await awaitDialog("Remove the client secret");
    assert.match(dialog, /The connection “Demo tenant” signs in with it and stops working, too/);
    await leaveDialog();
    await done;
    assert.equal((await secretsOf(subject)).length, 1);
  });

  it("removes the one that is picked, with what was kept of it", async () => {
    const subject = await openSubject("ClockWork Office365Sync");
    const done = run("removeSecret", subject);
    await awaitStep("Remove Secret");
    await screenshot("remove-secret-list");
    await choose("Test");
    const dialog = await awaitDialog("Remove the client secret “Test”");
    assert.match(dialog, /Nothing can sign in with it any more/);
    await answerDialog("Remove");
    await done;
    assert.deepEqual(
      (await secretsOf(subject)).map(({ name }) => name),
      ["ClockWork Office365Sync Secret"],
    );
  });

  it("says that a secret is gone that somebody else removed", async () => {
    const subject = await openSubject(connector);
    const [credential] = await secretsOf(subject);
    assert.ok(credential);
    await run("removeSecret", { ...subject, credential: { ...credential, keyId: subject.application.id } });
    await awaitMessage("is gone already");
  });

  it("copies only what was made here", async () => {
    const subject = await openSubject(connector);
    const [credential] = await secretsOf(subject);
    await run("copySecret", { ...subject, credential });
    await awaitMessage("is not kept here");
  });

  it("copies from the line of the tree, and from the hand-over sheet of the application", async () => {
    const subject = await openSubject(connector);
    const done = run("addSecret", subject);
    await describeSecret("Add a Client Secret");
    await awaitDialog("Add a client secret");
    await answerDialog("Add");
    await done;
    const { keyId, value } = await kept(subject);
    const credential = (await secretsOf(subject)).find((each) => each.keyId === keyId);
    assert.ok(credential);
    await run("copySecret", { ...subject, credential });
    assert.equal(await vscode.env.clipboard.readText(), value);
    await subject.services.clipboard.clear();

    const clientId = subject.application.appId;
    const uri = sheetUri("Connector", {
      reference: "calendar-connector:app-only-graph",
      values: { clientId },
    });
    const sheet = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(sheet);
    assert.ok(!sheet.getText().includes(value));
    await click('.codelens-decoration a:has-text("Copy Secret")');
    await eventually(async () => ((await vscode.env.clipboard.readText()) === value ? true : undefined));
    await subject.services.clipboard.clear();
  });

  it("reminds of the end of a credential of the tenant", async () => {
    const subject = await openSubject(connector);
    const [credential] = await secretsOf(subject);
    const done = run("remindOfExpiry", { ...subject, credential });
    await waitFor('.quick-input-widget .quick-input-title:has-text("Save the reminder")');
    await press("Escape");
    await done;
  });

  it("forgets what is kept when somebody signs out, after saying so", async () => {
    const subject = await openSubject(connector);
    const done = run("addSecret", subject);
    await describeSecret("Add a Client Secret");
    await awaitDialog("Add a client secret");
    await answerDialog("Add");
    await done;
    await kept(subject);
    const leaving = run("signOut", subject);
    const dialog = await awaitDialog("Sign out of Demo tenant?");
    assert.match(dialog, /Nobody can read it again/);
    await answerDialog("Sign Out");
    await leaving;
    assert.deepEqual(await listClientSecrets(subject.services, subject.connection), []);
  });

  it("keeps those of a lasting connection encrypted, until it is removed", async () => {
    const shared = await services();
    const connection: Connection = {
      id: "lasting",
      name: "Lasting",
      cloud: "global",
      tenant: "contoso.example",
      way: { kind: "interactive" },
      readOnly: true,
    };
    await shared.connections.add(connection);
    const application = { id: "11111111-1111-1111-1111-111111111111", appId: "", displayName: "X" };
    const secret = { application, keyId: "k", name: "n", end: "2027-01-01", value: canary };
    await keepClientSecret(shared, connection, secret);
    assert.deepEqual(await listClientSecrets(shared, connection), [secret]);
    assert.deepEqual(await filesWith(canary), []);
    await shared.connections.remove(connection);
    assert.deepEqual(await listClientSecrets(shared, connection), []);
  });
});
