import assert from "node:assert/strict";
import * as vscode from "vscode";
import { click, hasBrowser, press, screenshot, text, waitFor } from "../support/browser.js";
import {
  appCalendarsRead,
  closeAll,
  eventually,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  open,
  placeOf,
  problems,
} from "./editing.js";
import { copy, copyNow, entry, lines, manifest, merged, openAt, paste } from "./pasting.js";

/** Takes one of what could have been pasted. */
const choose = (title: string) => click(`.action-widget .monaco-list-row:has-text("${title}")`);

/** VS Code indents what is pasted as it sees fit. */
const compact = (content: string) => content.replaceAll(/\s/g, "");

/** What else could have been pasted, by the titles in the list. */
async function listOffers(): Promise<string[]> {
  await waitFor(".post-edit-widget");
  await click(".post-edit-widget .monaco-button");
  await waitFor(".action-widget .monaco-list-row");
  return text(".action-widget .monaco-list-row");
}

describe("paste into a manifest", () => {
  before(async () => {
    await problems((await open(manifest)).document.uri); // From then on, pasting is looked at.
    await closeAll();
  });
  afterEach(closeAll);

  it("merges what would break it, as one step to undo", async () => {
    await copy(lines);
    const editor = await openAt(manifest.replace("Sync", ""), '"displayName"');
    await editor.edit((edit) => {
      edit.insert(placeOf(editor.document, '",'), "Sync");
    });
    assert.equal(await paste(editor), merged);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), manifest);
  });

  it("offers the plain text as well", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    await copy(lines);
    await paste(await openAt(manifest, '"displayName"'));
    const [first, ...others] = await listOffers();
    await screenshot("paste");
    assert.match(first ?? "", /Merge 1 permission into the manifest/);
    assert.match(others.join(), /Plain Text/);
    await press("Escape");
  });

  it("leaves text alone that belongs where it is put, and merges it on demand", async function () {
    const added = `${entry(exchangeOnline, fullAccessAsApp)},\n    `;
    await copy(added);
    const editor = await openAt(manifest, entry(graph, appCalendarsRead));
    assert.ok(compact(await paste(editor)).includes(compact(added + entry(graph, appCalendarsRead))));

    if (!hasBrowser) {
      this.skip();
    }
    assert.match((await listOffers()).join(), /Merge 1 permission into the manifest/);
    await choose("Merge 1 permission");
    await eventually(() => (editor.document.getText() === merged ? true : undefined));
  });

  it("puts in plain text that is not understood", async () => {
    const unfilled = '"resourceAppId": "<your api>", "resourceAccess": [';
    await copy(unfilled);
    assert.ok((await paste(await openAt(manifest, '"displayName"'))).includes(`${unfilled}"displayName"`));
  });

  it("puts in plain text that replaces something", async () => {
    await copy(lines);
    const editor = await open(manifest);
    editor.selection = new vscode.Selection(0, 0, 1, 0);
    assert.ok((await paste(editor)).startsWith('"resourceAppId": “'));
  });

  it("can take back what the manifest asks for already", async function () {
    if (!hasBrowser) {
      this.skip();
    }
    await copy(`${entry(graph, appCalendarsRead)},`);
    const editor = await openAt(manifest, entry(graph, appCalendarsRead));
    await paste(editor);
    assert.match((await listOffers()).join(), /Paste nothing: the manifest asks for it already/);
    await choose("Paste nothing");
    await eventually(() => (editor.document.getText() === manifest ? true : undefined));
  });

  it("lets an entry be copied that is going to be changed", async () => {
    const editor = await open(manifest);
    const copied = editor.document.lineAt(6).text;
    editor.selection = new vscode.Selection(6, 0, 7, 0);
    await copyNow();
    editor.selection = new vscode.Selection(6, 0, 6, 0);
    assert.equal((await paste(editor)).split(copied).length, 3);
  });

  it("leaves files alone that are no manifests", async () => {
    await copy(lines);
    assert.ok((await paste(await openAt('{\n  "a": 1\n}\n', '"a"'))).includes("“Role”"));
  });
});
