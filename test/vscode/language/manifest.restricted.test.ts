import assert from "node:assert/strict";
import * as vscode from "vscode";
import { bind, canBind } from "../../../src/ui/bindings.js";
import { closeAll, codeOf, faulty, open, problems } from "./editing.js";

describe("a manifest in a folder that is not trusted", () => {
  afterEach(closeAll);

  it("is checked and explained all the same", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(5, 20),
    );
    assert.ok(hovers.length > 0);
  });

  it("is not silenced by the folder's own settings", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const settings = vscode.Uri.joinPath(folder.uri, ".vscode/settings.json");
    const changed = new Promise((resolve) => {
      vscode.workspace.onDidChangeConfiguration(resolve);
    });
    const text = JSON.stringify({
      "editor.tabSize": 7,
      "calendarOnramp.lint.severity": { "duplicate-permission": "off" },
      "calendarOnramp.lint.profiles": { "**/*.json": "graph-read" },
    });
    await vscode.workspace.fs.writeFile(settings, new TextEncoder().encode(text));
    await changed;

    const { document } = await open(faulty);
    const codes = (await problems(document.uri)).map(codeOf);
    assert.ok(codes.includes("duplicate-permission"));
    assert.ok(!codes.includes("missing-permission"));
  });

  it("is bound to no profile in the folder's own settings, which would have no effect", async () => {
    const { document } = await open(faulty);
    assert.ok(!canBind(document.uri));
    await assert.rejects(bind(document.uri, "clockwork"), /Restricted Mode/);
  });
});
