import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, codeOf, faulty, fullAccessAsApp, graph, open, problems, setSetting } from "./editing.js";

describe("the problems of an open manifest", () => {
  afterEach(closeAll);

  it("stand where the fault is, with the rule's name and where to read about it", async () => {
    const { document } = await open(faulty);
    const found = await problems(document.uri);
    const duplicate = found.find((each) => codeOf(each) === "duplicate-permission");

    assert.ok(duplicate);
    assert.equal(document.getText(duplicate.range), `{ "id": "${fullAccessAsApp}", "type": "Role" }`);
    assert.equal(duplicate.range.start.line, 6);
    assert.equal(duplicate.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(duplicate.tags, [vscode.DiagnosticTag.Unnecessary]);
    assert.equal(typeof duplicate.code === "object" && duplicate.code.target.scheme, "command");

    const retiring = found.find((each) => codeOf(each) === "retiring-permission");
    assert.deepEqual(retiring?.tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(
      found.find((each) => codeOf(each) === "unscoped-permission")?.severity,
      vscode.DiagnosticSeverity.Information,
    );
  });

  it("follow what is typed", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    const edit = new vscode.WorkspaceEdit();
    edit.delete(document.uri, new vscode.Range(5, 0, 6, 0));
    await vscode.workspace.applyEdit(edit);
    await problems(document.uri, (found) => !found.some((each) => codeOf(each) === "duplicate-permission"));
  });

  it("are shown in jsonc and not in other languages or other JSON", async () => {
    await problems((await open(faulty, "jsonc")).document.uri);
    const other = await open('{ "resource": "none" }');
    const markdown = await open(faulty, "markdown");
    const last = await open(faulty);
    await problems(last.document.uri);
    assert.deepEqual(await problems(other.document.uri, () => true), []);
    assert.deepEqual(await problems(markdown.document.uri, () => true), []);
  });

  it("are shown in a document that has no file yet", async () => {
    const document = await vscode.workspace.openTextDocument({ content: faulty, language: "json" });
    await problems(document.uri);
  });

  it("leave broken syntax to the editor's own JSON support", async () => {
    const { document } = await open(faulty.replace('"Role" },', '"Role" }'));
    const found = await problems(document.uri);
    assert.ok(!found.some((each) => codeOf(each) === "syntax-error"));
  });

  it("have the severity that the settings give them, at once", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    try {
      await setSetting("calendarOnramp.lint.severity", {
        "duplicate-permission": "error",
        "unscoped-permission": "off",
      });
      const found = await problems(document.uri, (all) =>
        all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      );
      assert.ok(!found.some((each) => codeOf(each) === "unscoped-permission"));
    } finally {
      await setSetting("calendarOnramp.lint.severity", undefined);
    }
  });

  it("go when the document is closed", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    await closeAll();
    await problems(document.uri, (found) => found.length === 0);
  });

  it("come for a text that is half typed", async () => {
    const { document } = await open(faulty.slice(0, faulty.lastIndexOf('"type"')));
    await problems(document.uri);
  });

  it("say of a very large file that it is one", async () => {
    const filler = `"x": "${"x".repeat(1_000)}",\n`.repeat(5_000);
    const { document } = await open(`{ ${filler} "requiredResourceAccess": [] }`);
    const found = await problems(document.uri);
    assert.deepEqual(found.map(codeOf), ["oversized-file"]);
  });

  it("come for a list that is as large as a manifest can be", async () => {
    const access = `{ "id": "${fullAccessAsApp}", "type": "Role" }`;
    const list = Array.from({ length: 1_200 }, () => access).join(",\n");
    const { document } = await open(
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [\n${list}\n] }] }`,
    );
    const found = (await problems(document.uri)).map(codeOf);
    assert.equal(
      found.filter((code) => code === "duplicate-permission").length,
      1_199,
      found.slice(0, 5).join(),
    );
  });
});
