import assert from "node:assert/strict";
import * as vscode from "vscode";
import { UserError } from "../../src/base/errors.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { bind, canBind, findBinding } from "../../src/ui/bindings.js";
import { settingIds } from "../../src/ui/ids.js";
import { Manifests, type ManifestsParts } from "../../src/ui/manifests.js";
import { settings } from "../../src/ui/settings.js";
import {
  appCalendarsRead,
  closeAll,
  codeOf,
  eventually,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  open,
  problems,
  setSetting,
} from "./language/editing.js";

const id = settingIds.lintProfiles;

const empty = `{ "displayName": "Calendar sync", "requiredResourceAccess": [] }`;

const asking = (resource: string, permission: string) =>
  `{ "requiredResourceAccess": [{ "resourceAppId": "${resource}", "resourceAccess": [{ "id": "${permission}", "type": "Role" }] }] }`;

function folder(): vscode.WorkspaceFolder {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return first;
}

const uriOf = (path: string) => vscode.Uri.joinPath(folder().uri, path);

/** What the folder's own settings say. */
const written = () =>
  vscode.workspace.getConfiguration(undefined, folder().uri).inspect<unknown>(id)?.workspaceFolderValue;

const says = (code: string) => (found: readonly vscode.Diagnostic[]) =>
  found.some((each) => codeOf(each) === code);
const saysNot = (code: string) => (found: readonly vscode.Diagnostic[]) => !says(code)(found);

describe("a manifest and the profile that it is checked against", () => {
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration(undefined, folder().uri)
      .update(id, undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await setSetting(id, undefined);
    await closeAll();
  });

  it("are bound by a glob of the user", async () => {
    const { document } = await open(asking(graph, appCalendarsRead));
    await problems(document.uri);
    await setSetting(id, { "opened/*.json": "clockwork" });
    const found = await problems(document.uri, says("missing-permission"));
    assert.ok(says("extra-permission")(found));
    await setSetting(id, { "opened/*.json": "graph-read" });
    assert.ok(saysNot("extra-permission")(await problems(document.uri, saysNot("missing-permission"))));
  });

  it("are bound by path in the settings of the folder, until they are bound to none", async () => {
    const { document } = await open(asking(exchangeOnline, fullAccessAsApp));
    const path = document.uri.path.slice(folder().uri.path.length + 1);
    await bind(document.uri, "graph-read");
    assert.deepEqual(written(), { [path]: "graph-read" });
    assert.deepEqual(findBinding(document.uri), { reference: "graph-read", isNamed: true });
    await problems(document.uri, says("missing-permission"));

    await bind(document.uri, "clockwork");
    assert.deepEqual(written(), { [path]: "clockwork" });
    await problems(document.uri, saysNot("missing-permission"));

    await bind(document.uri, undefined);
    assert.equal(written(), undefined);
    assert.equal(findBinding(document.uri), undefined);
  });

  it("leave what else is bound as it is", async () => {
    await bind(uriOf("b/one.json"), "clockwork");
    await bind(uriOf("a/[two] {2}.json"), "sense:delegated");
    assert.deepEqual(findBinding(uriOf("a/[two] {2}.json"))?.reference, "sense:delegated");
    await bind(uriOf("b/one.json"), undefined);
    assert.deepEqual(written(), { "a/[two] {2}.json": "sense:delegated" });
  });

  it("go by the path before globs, and by the last of several globs", async () => {
    await setSetting(id, {
      "a/one.json": "sense",
      "**/*.json": "clockwork",
      "{a,b}/*.json": "graph-read",
      "b/none.json": "",
      "c/*.json": 7,
    });
    const bindingOf = (path: string) => findBinding(uriOf(path));
    assert.deepEqual(bindingOf("a/one.json"), { reference: "sense", isNamed: true });
    assert.deepEqual(bindingOf("b/one.json"), { reference: "graph-read", isNamed: false });
    assert.deepEqual(bindingOf("c/one.json"), { reference: "clockwork", isNamed: false });
    assert.equal(bindingOf("b/none.json"), undefined);
    assert.equal(bindingOf("b/one.txt"), undefined);
  });

  it("are kept apart where a glob would bind them again", async () => {
    await setSetting(id, { "**/*.json": "clockwork" });
    await bind(uriOf("a/one.json"), undefined);
    assert.deepEqual(written(), { "a/one.json": "" });
    assert.equal(findBinding(uriOf("a/one.json")), undefined);
    assert.equal(findBinding(uriOf("a/two.json"))?.reference, "clockwork");
  });

  it("are bound in the settings of the user where the file is in no folder", async () => {
    const outside = vscode.Uri.file("/somewhere/else/one.json");
    await bind(outside, "clockwork");
    assert.deepEqual(findBinding(outside), { reference: "clockwork", isNamed: true });
    assert.equal(written(), undefined);
    await bind(outside, undefined);
    assert.equal(findBinding(outside), undefined);
  });

  it("cannot be bound where the manifest has no file", async () => {
    const untitled = vscode.Uri.parse("untitled:Untitled-1");
    assert.ok(!canBind(untitled));
    assert.ok(canBind(uriOf("a/one.json")));
    await assert.rejects(bind(untitled, "clockwork"), UserError);
  });

  it("are compared even though the manifest asks for nothing yet, where the path names it", async () => {
    const { document } = await open(`{ "displayName": "Calendar sync" }`);
    await setSetting(id, { "opened/*.json": "clockwork" });
    await bind(document.uri, "clockwork");
    await problems(document.uri, says("missing-permission"));
    await bind(document.uri, undefined);
    await problems(document.uri, (found) => found.length === 0);
  });
});

describe("the reading of manifests", () => {
  const changed = new vscode.EventEmitter<void>();
  let lists = 0;
  let warnings: string[] = [];

  function create(): Manifests {
    lists = 0;
    warnings = [];
    const parts: Pick<ManifestsParts, "settings" | "profiles" | "today"> & { log: unknown } = {
      log: { warn: (text: string) => warnings.push(text) },
      settings,
      profiles: {
        list() {
          lists++;
          return Promise.resolve(standardProfiles);
        },
        onDidChange: changed.event,
      },
      today: () => "2026-11-21",
    };
    return new Manifests(parts as ManifestsParts);
  }

  afterEach(() => setSetting(id, undefined));

  it("asks for profiles only where a manifest is bound to one", async () => {
    const manifests = create();
    await setSetting(id, { "a/*.json": "clockwork" });
    const free = await manifests.readText(empty, uriOf("b/one.json"));
    assert.equal(free?.context.needs, undefined);
    assert.equal(await manifests.readText("{}", uriOf("a/one.json")), undefined);
    assert.equal(lists, 0);
    const bound = await manifests.readText(empty, uriOf("a/one.json"));
    assert.equal(bound?.context.needs?.profile.id, "clockwork");
    assert.equal(lists, 1);
    manifests.dispose();
  });

  it("says once that a profile is not there, and reads the manifest all the same", async () => {
    await setSetting(id, { "a/*.json": "clockwrk", "b/*.json": "clockwork:nope" });
    const manifests = create();
    const read = await manifests.readText(empty, uriOf("a/one.json"));
    assert.ok(read?.isManifest);
    assert.equal(read.context.needs, undefined);
    assert.match(read.bindingError?.message ?? "", /clockwrk/);
    await manifests.readText(empty, uriOf("a/two.json"));
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0] ?? "",
      /^calendarOnramp\.lint\.profiles: There is no profile .*Did you mean clockwork\?/,
    );
    await manifests.readText(empty, uriOf("b/one.json"));
    assert.equal(warnings.length, 2);
    manifests.dispose();
  });

  it("begins anew when the profiles change", async () => {
    await setSetting(id, { "opened/*.json": "clockwork" });
    const manifests = create();
    const { document } = await open(empty);
    const first = manifests.find(document);
    assert.equal(manifests.find(document), first);
    let told = 0;
    manifests.onDidChange(() => told++);
    changed.fire();
    assert.equal(told, 1);
    assert.notEqual(manifests.find(document), first);
    await eventually(() => (lists === 2 ? true : undefined));
    manifests.dispose();
    await closeAll();
  });
});
