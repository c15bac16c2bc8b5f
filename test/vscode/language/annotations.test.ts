import assert from "node:assert/strict";
import * as vscode from "vscode";
import { click, hasBrowser, text, waitFor } from "../support/browser.js";
import { closeAll, faulty, fullAccessAsApp, open, setSetting } from "./editing.js";

async function hints({ document }: vscode.TextEditor): Promise<vscode.InlayHint[]> {
  return vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
}

async function lenses({ document }: vscode.TextEditor): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    10,
  );
}

describe("what is written beside a manifest", () => {
  afterEach(closeAll);

  it("names every GUID at the end of its line", async () => {
    const editor = await open(faulty);
    const found = await hints(editor);
    assert.deepEqual(
      found.map(({ label }) => label),
      [
        "Office 365 Exchange Online",
        "full_access_as_app · until 2027-04-01 · application",
        "full_access_as_app · until 2027-04-01 · application",
      ],
    );
    assert.equal(found[1]?.position.character, editor.document.lineAt(5).text.length);
    assert.ok(found[1].tooltip instanceof vscode.MarkdownString);
  });

  it("names none where that is not wanted", async () => {
    const editor = await open(faulty);
    try {
      await setSetting("calendarOnramp.inlayHints.enabled", false);
      assert.deepEqual(await hints(editor), []);
    } finally {
      await setSetting("calendarOnramp.inlayHints.enabled", undefined);
    }
  });

  it("speaks of the day on which it is read, also where the text stays the same", async () => {
    const editor = await open(faulty);
    const last = async () => (await hints(editor)).at(-1)?.label;
    assert.equal(await last(), "full_access_as_app · until 2027-04-01 · application");
    try {
      process.env["CALENDAR_ONRAMP_TODAY"] = "2027-04-01";
      assert.equal(await last(), "full_access_as_app · retired · application");
    } finally {
      process.env["CALENDAR_ONRAMP_TODAY"] = "2026-11-21";
    }
  });

  it("sums up each list of permissions, and leads to its problems", async () => {
    const [lens] = await lenses(await open(faulty));
    assert.match(
      lens?.command?.title ?? "",
      /^2 permissions · \d problems · 2 notes · 2 retire on 2027-04-01$/,
    );
    assert.equal(lens?.range.start.line, 1);
    assert.ok((await vscode.commands.getCommands()).includes(lens.command?.command ?? ""));
  });

  it("survives what is half typed, and other JSON", async () => {
    const half = await open(faulty.slice(0, faulty.indexOf(fullAccessAsApp) + 8));
    await Promise.all([hints(half), lenses(half)]);
    assert.deepEqual(await lenses(await open("{}")), []);
  });

  it("says of which day the permissions are", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    await open(faulty);
    await waitFor('[id="status.languageStatus"]');
    await click('[id="status.languageStatus"]');
    await waitFor(".hover-language-status");
    assert.match((await text(".hover-language-status")).join(), /Permissions as of \d{4}-\d\d-\d\d/);
  });
});
