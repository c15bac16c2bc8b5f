import * as vscode from "vscode";
import { hasBrowser, press } from "../support/browser.js";
import {
  appCalendarsRead,
  eventually,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  open,
  placeOf,
} from "./editing.js";

export const entry = (appId: string, id: string) => `{
      "resourceAppId": "${appId}",
      "resourceAccess": [
        { "id": "${id}", "type": "Role" }
      ]
    }`;

export const manifest = `{
  "displayName": "Sync",
  "requiredResourceAccess": [
    ${entry(graph, appCalendarsRead)}
  ]
}
`;

export const merged = `{
  "displayName": "Sync",
  "requiredResourceAccess": [
    ${entry(graph, appCalendarsRead)},
    ${entry(exchangeOnline, fullAccessAsApp)}
  ]
}
`;

/** As a web page leaves it. */
export const lines = `"resourceAppId": “${exchangeOnline}”,\n"resourceAccess": [\n"id": “${fullAccessAsApp}”,\n"type": “Role”\n`;

/** Puts text on the clipboard, from where a person has it: a page that is open elsewhere. */
export async function copy(content: string): Promise<void> {
  await open(content, "plaintext");
  await vscode.commands.executeCommand("editor.action.selectAll");
  await copyNow();
  await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
}

/** Opens a text with the cursor in front of `place`. */
export async function openAt(content: string, place: string): Promise<vscode.TextEditor> {
  const editor = await open(content);
  const position = placeOf(editor.document, place);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Pastes what was copied, and waits until it is there. */
export async function paste({ document }: vscode.TextEditor): Promise<string> {
  const { version } = document;
  await pasteNow();
  await eventually(() => (document.version > version ? true : undefined));
  return document.getText();
}

export const copyNow = () => pressIn("Control+c", "editor.action.clipboardCopyAction");

/** A browser leaves the key to the page; there, the command would put in plain text. */
export const pasteNow = () => pressIn("Control+v", "editor.action.clipboardPasteAction");

async function pressIn(key: string, command: string): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
  await (hasBrowser ? press(key) : vscode.commands.executeCommand(command));
}
