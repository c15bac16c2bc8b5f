import * as vscode from "vscode";
import { findGuid } from "../find-guid.js";
import { commandIds } from "../ids.js";
import { explanationUri } from "../language/explanations.js";
import { showMarkdown } from "../show-markdown.js";
import type { Command } from "./command.js";

interface Item extends vscode.QuickPickItem {
  readonly guid?: string;
  readonly name?: string;
}

export const explainPermission: Command = {
  id: commandIds.explainPermission,

  async run(_services, text: unknown) {
    const chosen = await pick(typeof text === "string" ? text : guidUnderCursor());
    if (chosen?.guid === undefined) {
      return;
    }
    await showMarkdown(explanationUri(chosen.guid, chosen.name ?? chosen.guid));
  },
};

async function pick(value: string): Promise<Item | undefined> {
  const [{ search }, { standardCatalogue }, { kindWord }] = await Promise.all([
    import("../../manifest/search.js"),
    import("../../catalogue/standard.js"),
    import("../../catalogue/explain.js"),
  ]);
  const catalogue = standardCatalogue();

  const find = (text: string): Item[] => {
    const { permissions, resources } = search(text, catalogue);
    const items: Item[] = [
      ...permissions.map(({ value: name, kind, resource, id }) => ({
        label: name || id,
        description: `${kindWord[kind]} · ${resource.name}`,
        detail: id,
        guid: id,
        name: name || id,
      })),
      ...resources.map(({ name, appId }) => ({
        label: name,
        description: "resource",
        detail: appId,
        guid: appId,
        name,
      })),
    ];
    // What was found is shown, however the words of the list compare to what was typed.
    return items.length > 0
      ? items.map((item) => ({ ...item, alwaysShow: true }))
      : [{ label: "No permission and no resource of this name or GUID is known.", alwaysShow: true }];
  };

  return new Promise((resolve) => {
    const input = vscode.window.createQuickPick<Item>();
    input.title = "Explain a Permission";
    input.placeholder = "A name such as Calendars.Read, or a GUID";
    input.value = value;
    input.items = find(value);
    input.onDidChangeValue((text) => {
      input.items = find(text);
    });
    input.onDidAccept(() => {
      resolve(input.selectedItems[0]);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function guidUnderCursor(): string {
  const editor = vscode.window.activeTextEditor;
  const range = editor && findGuid(editor.document, editor.selection.active);
  return range ? editor.document.getText(range) : "";
}
