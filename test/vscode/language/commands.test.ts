import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Tally } from "../../../src/ui/language/check-workspace.js";
import { click, hasBrowser, press, screenshot, waitFor } from "../support/browser.js";
import {
  appCalendarsRead,
  closeAll,
  codeOf,
  eventually,
  faulty,
  open,
  problems,
  setSetting,
} from "./editing.js";

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first);
  return vscode.Uri.joinPath(first.uri, "check-all");
}

const write = (name: string, text: string) =>
  vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), new TextEncoder().encode(text));

describe("Check All Manifests in the Workspace", () => {
  before(async () => {
    await write("faulty.json", faulty);
    await write("broken.json", faulty.replace('"Role" },', '"Role" }'));
    await write("other.json", '{ "name": "resource" }');
    await write("left-out/faulty.json", faulty);
    await write("odd.txt", faulty);
    await setSetting("calendarOnramp.lint.include", ["check-all/**/*.json"]);
    await setSetting("calendarOnramp.lint.exclude", ["**/left-out/**", "**/{a,b}/**"]);
  });

  after(async () => {
    await closeAll();
    await setSetting("calendarOnramp.lint.include", undefined);
    await setSetting("calendarOnramp.lint.exclude", undefined);
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  it("shows the problems of files that are not open", async () => {
    const tally = await vscode.commands.executeCommand<Tally>("calendarOnramp.lintWorkspace");
    assert.equal(tally.manifests, 2);
    assert.equal(tally.cancelled, false);

    const faultyOnes = await problems(vscode.Uri.joinPath(folder(), "faulty.json"));
    assert.equal(faultyOnes.find((each) => codeOf(each) === "duplicate-permission")?.range.start.line, 6);
    const broken = await problems(vscode.Uri.joinPath(folder(), "broken.json"));
    assert.ok(broken.some((each) => codeOf(each) === "syntax-error"));
    assert.deepEqual(await problems(vscode.Uri.joinPath(folder(), "left-out/faulty.json"), () => true), []);
  });

  it("follows what happens to these files", async () => {
    await write("broken.json", faulty);
    const broken = vscode.Uri.joinPath(folder(), "broken.json");
    await problems(broken, (found) => !found.some((each) => codeOf(each) === "syntax-error"));
    await vscode.workspace.fs.delete(broken);
    await problems(broken, (found) => found.length === 0);
  });

  it("knows a file again that went and came back", async () => {
    const uri = vscode.Uri.joinPath(folder(), "faulty.json");
    await vscode.workspace.fs.delete(uri);
    await problems(uri, (found) => found.length === 0);
    await write("faulty.json", faulty);
    await problems(uri);
  });

  it("follows the settings in files that are not open", async () => {
    const uri = vscode.Uri.joinPath(folder(), "faulty.json");
    try {
      await setSetting("calendarOnramp.lint.severity", { "duplicate-permission": "off" });
      await problems(uri, (found) => !found.some((each) => codeOf(each) === "duplicate-permission"));
    } finally {
      await setSetting("calendarOnramp.lint.severity", undefined);
    }
    await problems(uri, (found) => found.some((each) => codeOf(each) === "duplicate-permission"));
  });

  it("counts what is shown, also where syntax is left to the editor", async () => {
    const uri = vscode.Uri.joinPath(folder(), "open.json");
    await write("open.json", faulty.replace('"Role" },', '"Role" }'));
    await vscode.commands.executeCommand("vscode.open", uri);
    await problems(uri);
    await eventually(
      () => vscode.languages.getDiagnostics(uri).some(({ source }) => source === "json") || undefined,
    );
    const tally = await vscode.commands.executeCommand<Tally>("calendarOnramp.lintWorkspace");
    const shown = vscode.languages
      .getDiagnostics()
      .filter(([{ path }]) => path.includes("/check-all/"))
      .flatMap(([, found]) => found);
    assert.equal(tally.problems, shown.length);
    assert.equal(shown.filter((each) => codeOf(each) === "syntax-error").length, 0);
    await closeAll();
    await vscode.workspace.fs.delete(uri);
    await problems(uri, (found) => found.length === 0);
  });

  it("forgets what was typed into a file and not saved", async () => {
    const uri = vscode.Uri.joinPath(folder(), "faulty.json");
    await vscode.commands.executeCommand("vscode.open", uri);
    const editor = await eventually(() => vscode.window.activeTextEditor);
    await problems(uri);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, editor.document.lineCount, 0));
    });
    await problems(uri, (found) => found.length === 0);
    await closeAll();
    await problems(uri);
  });

  it("leaves out the same files when they are open", async () => {
    const left = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder(), "left-out/faulty.json"),
    );
    await vscode.window.showTextDocument(left);
    const checked = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), "faulty.json"));
    await vscode.window.showTextDocument(checked);
    await problems(checked.uri);
    assert.deepEqual(await problems(left.uri, () => true), []);
  });
});

function findTab(name: string): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label.includes(name));
}

describe("Explain a Permission…", () => {
  afterEach(closeAll);

  it("shows what a GUID means", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    const done = vscode.commands.executeCommand("calendarOnramp.explainPermission", appCalendarsRead);
    await waitFor('.quick-input-list .monaco-list-row:has-text("Calendars.Read")');
    await screenshot("explain-a-permission");
    await press("Enter");
    await done;
    await waitFor('text="Reads the events of every mailbox of the organisation, without anybody signed in."');
    await eventually(() => findTab("Calendars.Read"));
    await screenshot("explanation");
  });
});

describe("the id of a problem", () => {
  afterEach(closeAll);

  it("leads to the section about its rule", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    const { document } = await open(faulty);
    await problems(document.uri);
    await vscode.commands.executeCommand("workbench.actions.view.problems");
    await click('.markers-panel a:has-text("duplicate-permission")');
    await waitFor('h2:has-text("duplicate-permission"), h3:has-text("duplicate-permission")');
    await screenshot("rule");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});

describe("the commands", () => {
  it("are all there", async () => {
    const all = await vscode.commands.getCommands(true);
    for (const id of ["lintWorkspace", "fixAll", "explainPermission", "openRule", "showLog"]) {
      assert.ok(all.includes(`calendarOnramp.${id}`), id);
    }
    await vscode.commands.executeCommand("calendarOnramp.showLog");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
});
