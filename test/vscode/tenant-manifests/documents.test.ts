import assert from "node:assert/strict";
import * as vscode from "vscode";
import { manifestUri, readManifestUri } from "../../../src/ui/tenant-manifests/manifest-uri.js";
import { removeAll } from "../connections/opened.js";
import { closeAll, codeOf, eventually, placeOf, problems } from "../language/editing.js";
import { clockwork, openSubject, type Subject } from "./demo-applications.js";

type Action = vscode.CodeAction;

describe("the manifest of a tenant as a document", () => {
  let subject: Subject;

  before(async () => {
    subject = await openSubject();
  });
  afterEach(closeAll);
  after(removeAll);

  async function open(command: string): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand(`calendarOnramp.${command}`, subject);
    return eventually(() => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === "calendar-onramp-tenant" ? document : undefined;
    });
  }

  it("shows today’s form and says what is wrong with it", async () => {
    const document = await open("openManifest");
    assert.equal(document.languageId, "json");
    assert.equal(document.uri.path, `/${clockwork}.json`);
    const { appId, web, passwordCredentials } = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.equal(appId, subject.application.appId);
    assert.ok(web && Array.isArray(passwordCredentials));
    assert.doesNotMatch(document.getText(), /@odata/);
    const found = await problems(document.uri);
    assert.ok(found.map(codeOf).includes("retiring-permission"), found.map(codeOf).join());
  });

  it("shows the old form, and what that has no place for", async () => {
    await subject.change({ servicePrincipalLockConfiguration: { isEnabled: true, allProperties: true } });
    const { services, connection, application } = subject;
    services.applications.forget({ connection, id: application.id });
    const document = await open("openLegacyManifest");
    assert.equal(document.languageId, "jsonc");
    assert.match(document.getText(), /"replyUrlsWithType"/);
    assert.match(document.getText(), /^\/\/ The old form.*\n\/\/ - servicePrincipalLockConfiguration\n/);
    const found = await problems(document.uri);
    assert.ok(found.map(codeOf).includes("retiring-permission"), found.map(codeOf).join());
  });

  it("explains, and offers no change of what cannot be changed", async () => {
    const document = await open("openManifest");
    // Where the problem is, and what is offered there, are told anew while the document is taken in.
    const ours = await eventually(async () => {
      const found = await problems(document.uri);
      const problem = found.find((each) => codeOf(each) === "retiring-permission");
      assert.ok(problem);
      const actions = await vscode.commands.executeCommand<Action[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        problem.range,
      );
      const offered = actions.filter(({ title }) =>
        /retiring-permission|EWS|Replace|Remove|Ignore/.test(title),
      );
      return offered.length > 0 ? offered : undefined;
    });
    assert.deepEqual(
      ours.map(({ title }) => title),
      ["Explain retiring-permission"],
    );
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      placeOf(document, "dc890d15"),
    );
    const contents = (hover?.contents ?? []) as vscode.MarkdownString[];
    assert.match(contents.map(({ value }) => value.replaceAll("\\", "")).join("\n"), /full_access_as_app/);
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    assert.ok(hints.some(({ label }) => JSON.stringify(label).includes("full_access_as_app")));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
    );
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(titles.includes("Pull into the workspace…"), titles.join());
    assert.ok(!titles.includes("Apply profile…"));
    assert.ok(!titles.includes("Compare with tenant"));
  });

  it("follows the tenant", async () => {
    const document = await open("openManifest");
    await subject.change({ notes: "Changed by a colleague." });
    const { services, connection, application } = subject;
    services.applications.forget({ connection, id: application.id });
    await eventually(() => (document.getText().includes("Changed by a colleague.") ? true : undefined));
  });

  it("is called by a name that is no path, whatever the application is called", () => {
    const displayName = "../..\\\u202e$(alert)\n<b>con";
    const uri = manifestUri({ id: "demo" }, { id: "1", displayName }, "graph");
    assert.equal(uri.path, "/(alert) b con.json");
    assert.deepEqual(readManifestUri(uri), { connectionId: "demo", id: "1", form: "graph" });
  });

  it("says why it cannot be shown, and is there again with its connection", async () => {
    for (const query of ["", "[", "{}", '{"connectionId":7,"id":"1","form":"graph"}']) {
      const uri = vscode.Uri.from({ scheme: "calendar-onramp-tenant", path: "/x.json", query });
      assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /names no manifest/);
    }
    const document = await open("openManifest");
    await removeAll();
    const { services, connection, application } = subject;
    services.applications.forget({ connection, id: application.id });
    await eventually(() => (document.getText().includes("not there any more") ? true : undefined));
    assert.match((JSON.parse(document.getText()) as { remedy: string }).remedy, /Connect to the tenant/);

    subject = await openSubject();
    assert.equal(subject.application.id, application.id);
    await eventually(() => (document.getText().includes(application.appId) ? true : undefined));
  });
});
