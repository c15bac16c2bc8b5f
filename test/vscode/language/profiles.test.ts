import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Profiles } from "../../../src/ui/profiles.js";
import { settings } from "../../../src/ui/settings.js";
import { ownProfile, written } from "../../support/profiles.js";
import { closeAll, eventually, placeOf, problems, setSetting } from "./editing.js";

function uriOf(name: string): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return vscode.Uri.joinPath(first.uri, "profiles", name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  const uri = uriOf(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

async function show(name: string, text: string): Promise<vscode.TextDocument> {
  const uri = await write(name, text);
  await vscode.commands.executeCommand("vscode.open", uri);
  return eventually(() =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
  );
}

const messagesOf = (found: readonly vscode.Diagnostic[]) => found.map(({ message }) => message);

/** What VS Code's own JSON support says of a document. */
const structureOf = (uri: vscode.Uri) =>
  eventually(() => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== "Calendar Onramp");
    return found.length > 0 ? messagesOf(found) : undefined;
  });

const broken = written('"Calendars.Read"', '"Calendars.Raed"').replace('"vendor"', '"vender"');

describe("profiles of one's own", () => {
  after(() => vscode.workspace.fs.delete(uriOf(""), { recursive: true }));
  afterEach(closeAll);

  it("are checked while one writes, each thing by one of the two who know it", async () => {
    const { uri } = await show("open.calendar-profile.json", broken);
    const found = await problems(uri);
    assert.deepEqual(messagesOf(found), [
      "Microsoft Graph has no application permission called “Calendars.Raed”. Did you mean “Calendars.Read”?",
    ]);
    assert.deepEqual(await structureOf(uri), [
      'Missing property "vendor".',
      "Property vender is not allowed.",
    ]);

    const edit = new vscode.WorkspaceEdit();
    const document = await vscode.workspace.openTextDocument(uri);
    const at = placeOf(document, "Calendars.Raed");
    edit.replace(uri, new vscode.Range(at, at.translate(0, "Calendars.Raed".length)), "Calendars.Read");
    await vscode.workspace.applyEdit(edit);
    await problems(uri, (each) => each.length === 0);
  });

  it("are checked by us alone where VS Code does not", async () => {
    await setSetting("json.validate.enable", false);
    try {
      const { uri } = await show("alone.calendar-profile.json", broken);
      assert.equal((await problems(uri, (found) => found.length > 1)).length, 3);
    } finally {
      await setSetting("json.validate.enable", undefined);
    }
  });

  it("are completed and explained by VS Code, which knows their schema", async () => {
    const { uri } = await show("complete.calendar-profile.json", written());
    const document = await vscode.workspace.openTextDocument(uri);
    const inside = placeOf(document, '"Calendars.Read"').translate(0, 1);
    const labels = await eventually(async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        uri,
        inside,
      );
      const found = items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return found.some((label) => label.includes("Calendars.ReadBasic.All")) ? found : undefined;
    });
    assert.ok(!labels.some((label) => label.includes("offline_access")), "It is no application permission.");

    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      placeOf(document, '"audience"').translate(0, 1),
    );
    const said = hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .map(({ value }) => value);
    assert.match(said.join(), /Whose accounts can sign in/);
  });

  it("are checked in full where they are not open", async () => {
    await show("loads-the-others.calendar-profile.json", written("room-panels", "loads-the-others"));
    const uri = await write("closed.calendar-profile.json", broken);
    assert.equal((await problems(uri, (found) => found.length > 1)).length, 3);

    await setSetting("calendarOnramp.lint.exclude", ["profiles/closed.*"]);
    await problems(uri, (found) => found.length === 0);
    await setSetting("calendarOnramp.lint.exclude", undefined);
    await problems(uri);
    await vscode.workspace.fs.delete(uri);
    await problems(uri, (found) => found.length === 0);
  });

  it("have an ID each, and the first by its path counts", async () => {
    await write("first.calendar-profile.json", written("room-panels", "twice"));
    const { uri } = await show("second.calendar-profile.json", written("room-panels", "twice"));
    const [said] = await problems(uri);
    assert.equal(
      said?.message,
      "“twice” is the ID of the profile in profiles/first.calendar-profile.json, which counts. This one needs another ID.",
    );
    await vscode.workspace.fs.delete(uriOf("first.calendar-profile.json"));
    await problems(uri, (found) => found.length === 0);
  });
});

describe("the list of profiles", () => {
  let profiles: Profiles;
  const log = vscode.window.createOutputChannel("Profiles under test", { log: true });

  beforeEach(() => {
    profiles = new Profiles({ log, settings });
  });

  afterEach(async () => {
    profiles.dispose();
    await vscode.workspace.fs.delete(uriOf(""), { recursive: true });
  });

  const idsOf = async () => (await profiles.list()).map(({ id }) => id);

  it("has those that ship and then those of the workspace", async () => {
    await write("b.calendar-profile.json", written("room-panels", "room-b"));
    await write("a.calendar-profile.json", written("room-panels", "room-a"));
    await write("c.calendar-profile.json", "{");
    await write("node_modules/d.calendar-profile.json", written("room-panels", "room-d"));
    const ids = await idsOf();
    assert.equal(ids[0], "clockwork");
    assert.deepEqual(
      ids.filter((id) => id.startsWith("room-")),
      ["room-a", "room-b"],
    );
    assert.equal((await profiles.list()).at(-1)?.product, ownProfile.product);
  });

  it("follows what happens to the files, and tells of it", async () => {
    await write("folder/one.calendar-profile.json", written("room-panels", "room-one"));
    assert.ok((await idsOf()).includes("room-one"));
    let changes = 0;
    profiles.onDidChange(() => changes++);
    const becomes = (id: string, isThere: boolean) =>
      eventually(async () => ((await idsOf()).includes(id) === isThere && changes > 0 ? true : undefined));

    await write("folder/one.calendar-profile.json", written("room-panels", "room-other"));
    await becomes("room-other", true);
    changes = 0;
    await vscode.workspace.fs.rename(uriOf("folder"), uriOf("moved"));
    await vscode.workspace.fs.delete(uriOf("moved"), { recursive: true });
    await becomes("room-other", false);
    changes = 0;
    await write("elsewhere/one.calendar-profile.json", written());
    await becomes("room-panels", true);
  });

  it("finds a profile in a folder that comes as a whole", async () => {
    await write("node_modules/away/inner/one.calendar-profile.json", written("room-panels", "room-moved"));
    assert.ok(!(await idsOf()).includes("room-moved"));
    await vscode.workspace.fs.rename(uriOf("node_modules/away"), uriOf("here"));
    await eventually(async () => (await idsOf()).includes("room-moved") || undefined);
  });

  it("says nothing where a file changes and its profile does not", async () => {
    const uri = await write("same.calendar-profile.json", written("room-panels", "room-same"));
    await write("later.calendar-profile.json", written("room-panels", "room-later"));
    await profiles.list();
    const seen: string[][] = [];
    profiles.onDidChange(async () => seen.push((await idsOf()).filter((id) => id.startsWith("room-"))));
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(`${written("room-panels", "room-same")}\n`),
    );
    await write("later.calendar-profile.json", written("room-panels", "room-latest"));
    await eventually(() => (seen.length > 0 ? true : undefined));
    assert.deepEqual(seen, [["room-latest", "room-same"]]);
  });
});
