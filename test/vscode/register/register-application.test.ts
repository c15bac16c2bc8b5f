import assert from "node:assert/strict";
import * as vscode from "vscode";
import { listApplicationsByName } from "../../../src/graph/applications-by-name.js";
import { readApplication } from "../../../src/graph/applications.js";
import { findServicePrincipal } from "../../../src/graph/service-principals.js";
import { answer, awaitRow, awaitStep, choose, driveInBrowser, rows } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { press, screenshot } from "../support/browser.js";
import { awaitDialog, awaitMessage, leaveDialog, takeAction } from "../support/dialogs.js";
import { openSubject, type Subject } from "../tenant-manifests/demo-applications.js";

const run = (node: object) => vscode.commands.executeCommand("calendarOnramp.registerApplication", node);

const requests = ({ services: { connections } }: Subject) => connections.demo?.tenant.requests.graph;

/** Answers everything up to the last question. */
async function describeApplication(name: string): Promise<void> {
  await choose("Calendar connector");
  await choose("Exchange Online with OAuth 2.0");
  await answer("Register an Application: Name", name);
  await awaitStep("Register an Application: Calendar connector");
}

describe("Register an Application from a Profile…", () => {
  driveInBrowser();
  // The tree asks the tenant, too, as long as it is looked at.
  before(() => vscode.commands.executeCommand("workbench.view.explorer"));
  let subject: Subject;
  beforeEach(async () => {
    subject = await openSubject();
  });
  afterEach(() => vscode.commands.executeCommand("notifications.clearAll"));
  after(removeAll);

  it("shows all of it, makes it, and has nothing to do the second time", async () => {
    const { graph, connection } = subject;
    let done = run({ connection });
    await describeApplication("Door panels");
    await awaitRow("Register the application");
    await screenshot("register-application");
    const shown = (await rows()).join("\n");
    assert.match(shown, /Door panels/);
    assert.match(shown, /Calendars\.Read/);
    assert.match(shown, /service principal/);
    assert.deepEqual(await listApplicationsByName(graph, "Door panels"), []);
    await press("Enter");
    await done;
    await awaitMessage("Door panels is registered in Demo tenant");
    await screenshot("register-application-done");

    const [made, ...others] = await listApplicationsByName(graph, "Door panels");
    assert.deepEqual(others, []);
    const application = await readApplication(graph, { id: made?.id ?? "" });
    assert.equal(application.signInAudience, "AzureADMyOrg");
    assert.equal(application.requiredResourceAccess?.[0]?.resourceAccess?.length, 1);
    assert.ok(await findServicePrincipal(graph, application.appId ?? ""));

    await takeAction("Grant Consent…");
    await awaitStep("Grant Consent: Door panels");
    await press("Escape");

    done = run({ connection });
    await describeApplication("Door panels");
    await awaitRow("Close");
    assert.ok(!(await rows()).some((row) => row.startsWith("Register the application")));
    await screenshot("register-application-again");
    await press("Enter");
    await done;
    assert.equal((await listApplicationsByName(graph, "Door panels")).length, 1);
    assert.deepEqual(await readApplication(graph, { id: application.id ?? "" }), application);
  });

  it("makes nothing where the user leaves", async () => {
    const done = run({ connection: subject.connection });
    await describeApplication("Door panels");
    await awaitRow("Cancel");
    const before = requests(subject);
    await choose("Cancel");
    await done;
    assert.equal(requests(subject), before);
    assert.deepEqual(await listApplicationsByName(subject.graph, "Door panels"), []);
  });

  it("says what is to be done instead where there is nothing to register", async () => {
    const before = requests(subject);
    const done = run({ connection: subject.connection });
    await choose("ClockWork");
    await choose("Exchange Server with a name and a password");
    await awaitRow("Close");
    await screenshot("register-nothing");
    await press("Enter");
    await done;
    assert.equal(requests(subject), before);
  });

  it("does nothing through a read-only connection", async () => {
    const { services, connection } = subject;
    const readOnly = await services.connections.setReadOnly(connection, true);
    const before = requests(subject);
    const done = run({ connection: readOnly });
    await awaitDialog("Demo tenant is read-only");
    await leaveDialog();
    await done;
    assert.equal(requests(subject), before);
  });
});
