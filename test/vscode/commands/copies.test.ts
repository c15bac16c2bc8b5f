import assert from "node:assert/strict";
import * as vscode from "vscode";
import { removeAll, services } from "../connections/opened.js";
import { eventually } from "../language/editing.js";
import { press, screenshot, text, type } from "../support/browser.js";
import { answerDialog, awaitDialog, leaveDialog } from "../support/dialogs.js";
import { awaitFirstRow, awaitStep, driveInBrowser } from "./driving.js";

/** The application of the demo tenant that begins like this, as its line in the tree gives it to commands. */
async function application(beginning: string) {
  const { connections } = await services();
  const { connection } = await connections.openDemo();
  const { graph } = await connections.open(connection);
  const { value } = await graph.get<{ value: { id: string; appId: string; displayName: string }[] }>(
    "/applications",
    { query: { $filter: `startswith(displayName,'${beginning}')`, $select: "id,appId,displayName" } },
  );
  const [found] = value;
  assert.ok(found);
  return { connection, application: found };
}

async function copied(command: string, node?: unknown): Promise<string> {
  await vscode.env.clipboard.writeText("nothing yet");
  await vscode.commands.executeCommand(`calendarOnramp.${command}`, node);
  return await vscode.env.clipboard.readText();
}

describe("copying what an application is known by", () => {
  before(removeAll);
  after(removeAll);

  it("gives its ids", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const sense = await application("Sense");
    assert.equal(await copied("copyClientId", sense), sense.application.appId);
    assert.equal(await copied("copyObjectId", sense), sense.application.id);
    assert.equal(await copied("copyTenantId", sense), tenant.tenantId);

    const { graph } = await connections.open(sense.connection);
    const { value } = await graph.get<{ value: { id: string }[] }>("/servicePrincipals", {
      query: { $filter: `appId eq '${sense.application.appId}'` },
    });
    assert.equal(await copied("copyPrincipalId", sense), value[0]?.id);
  });

  it("gives the id of a tenant that is named by a domain", async () => {
    const { connections } = await services();
    const { tenant, connection: tool, credential } = await connections.openDemo();
    const connection = { ...tool, id: "by-domain", name: "By domain", tenant: tenant.domain };
    await connections.add(connection, credential);
    assert.equal(await copied("copyTenantId", { connection }), tenant.tenantId);
    await connections.remove(connection);
  });

  it("gives addresses of the right cloud", async () => {
    const { connections } = await services();
    const { tenant } = await connections.openDemo();
    const sense = await application("Sense");
    const consent = new URL(await copied("copyConsentUrl", sense));
    assert.equal(consent.origin, tenant.cloud.login);
    assert.equal(consent.pathname, `/${tenant.tenantId}/adminconsent`);
    assert.equal(consent.searchParams.get("client_id"), sense.application.appId);
    assert.ok((await copied("copyPortalLink", sense)).startsWith(tenant.cloud.portal));
  });
});

describe("commands for an application, without a line of the tree", () => {
  driveInBrowser();
  before(removeAll);
  after(removeAll);

  it("ask which one", async () => {
    const sense = await application("Sense");
    await vscode.env.clipboard.writeText("nothing yet");
    const done = vscode.commands.executeCommand("calendarOnramp.copyClientId");
    await awaitStep("Copy Client ID");
    await type("sense");
    await awaitFirstRow(sense.application.displayName);
    await press("Enter");
    await done;
    assert.equal(await vscode.env.clipboard.readText(), sense.application.appId);
    await eventually(async () =>
      (await text(".statusbar")).some((words) => words.includes("The client ID of Sense")) ? true : undefined,
    );
  });

  it("say what the admin consent page does before they open it, and open that very address", async () => {
    const subject = await contoso();
    const url = await copied("copyConsentUrl", subject);
    assert.equal(
      url,
      `https://login.microsoftonline.com/contoso.com/adminconsent?client_id=${subject.application.appId}`,
    );
    const done = vscode.commands.executeCommand("calendarOnramp.openConsentPage", subject);
    const said = await awaitDialog("Open the admin consent page of Sense & Co");
    assert.match(said, /for everybody in the organization/);
    await screenshot("open-consent-page");
    await answerDialog("Open the Page");
    assert.ok((await leaveQuestionOfAddress()).includes(url));
    await done;
  });

  it("open the portal of the right cloud at that very address", async () => {
    const subject = await contoso();
    const url = await copied("copyPortalLink", subject);
    assert.ok(url.startsWith("https://entra.microsoft.com/#view/"));
    assert.ok(url.endsWith(subject.application.appId));
    const done = vscode.commands.executeCommand("calendarOnramp.openInPortal", subject);
    assert.ok((await leaveQuestionOfAddress()).includes(url));
    await done;
  });
});

/** VS Code asks in turn before it opens an address that is not on this machine. */
async function leaveQuestionOfAddress(): Promise<string> {
  const asked = await awaitDialog("open the external website");
  await leaveDialog();
  return asked;
}

/** An application of a tenant of Microsoft's own cloud, of which nothing is asked. */
async function contoso() {
  const { connections } = await services();
  await removeAll();
  await connections.add({
    id: "contoso",
    name: "Contoso",
    cloud: "global",
    tenant: "contoso.com",
    way: { kind: "device-code" },
    readOnly: true,
  });
  const connection = await eventually(() => connections.find("contoso"));
  const appId = "11111111-2222-3333-4444-555555555555";
  return { connection, application: { id: appId, appId, displayName: "Sense & Co" } };
}
