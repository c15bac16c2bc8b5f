import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAll,
  eventually,
  exchangeOnline,
  faulty,
  fullAccessAsApp,
  open,
  setSetting,
} from "../language/editing.js";

async function lenses(document: vscode.TextDocument): Promise<vscode.Command[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    20,
  );
  return found.flatMap(({ command }) => command ?? []);
}

function refactorings(document: vscode.TextDocument, line: number): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    document.lineAt(line).range,
    vscode.CodeActionKind.Refactor.value,
  );
}

describe("what a manifest offers", () => {
  afterEach(closeAll);

  it("stands above its list of permissions", async () => {
    const { document } = await open(faulty);
    const [, apply, merge] = await lenses(document);
    assert.equal(apply?.title, "Apply profile…");
    assert.equal(merge?.title, "Merge a snippet…");
    assert.deepEqual(apply.arguments, [document.uri, document.getText().indexOf('"requiredResourceAccess"')]);
  });

  it("says how it stands against the profile that it is bound to", async () => {
    const { document } = await open(faulty);
    try {
      await setSetting("calendarOnramp.lint.profiles", { "opened/*.json": "graph-readwrite" });
      const bound = await eventually(async () =>
        (await lenses(document)).find(({ title }) => title.startsWith("Graph calendar sync, read-write: ")),
      );
      assert.match(bound.title, /: \d gaps? · 2 permissions beyond$/);
      assert.equal(bound.command, "workbench.panel.markers.view.focus");
    } finally {
      await setSetting("calendarOnramp.lint.profiles", undefined);
    }
  });

  it("is found in the lamp when one asks", async () => {
    const { document } = await open(faulty);
    const actions = await refactorings(document, 5);
    const titles = actions.map(({ title }) => title);
    for (const title of [
      "Remove full_access_as_app (application)",
      "Add a permission…",
      "Apply a profile…",
    ]) {
      assert.ok(titles.includes(title), titles.join());
    }
    assert.ok(!titles.some((title) => title.startsWith("Convert"))); // It is the same in both formats.

    const removal = actions.find(({ title }) => title.startsWith("Remove "));
    assert.ok(removal?.edit && (await vscode.workspace.applyEdit(removal.edit)));
    assert.equal(document.getText().split(fullAccessAsApp).length, 2);
  });

  it("is for everything that is selected", async () => {
    const { document } = await open(faulty);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(5, 0, 6, 60),
      vscode.CodeActionKind.Refactor.value,
    );
    const removal = actions.find(({ title }) => title === "Remove 2 permissions");
    assert.ok(removal?.edit && (await vscode.workspace.applyEdit(removal.edit)));
    assert.doesNotMatch(document.getText(), new RegExp(fullAccessAsApp));
  });

  it("includes another format for a whole application", async () => {
    const { document } = await open(faulty.replace("{\n", '{\n  "displayName": "Sync",\n'));
    const titles = (await refactorings(document, 1)).map(({ title }) => title);
    assert.ok(titles.includes("Convert the format of the manifest…"), titles.join());
    assert.ok(!titles.some((title) => title.startsWith("Remove")));
  });

  it("is nothing where there is no manifest", async () => {
    const { document } = await open(`{ "other": "${exchangeOnline}" }`);
    assert.deepEqual(await lenses(document), []);
    assert.ok(!(await refactorings(document, 0)).some(({ title }) => title.includes("profile")));
  });
});
