import * as vscode from "vscode";
import { standardCatalogue } from "../../catalogue/standard.js";
import { search } from "../../manifest/search.js";
import { nameOf } from "../../manifest/words.js";
import { findGuid } from "../find-guid.js";
import { commandIds } from "../ids.js";
import { describePermission } from "../input/describe-permission.js";
import { back, pick } from "../input/quick-input.js";
import { explanationUri } from "../language/explanations.js";
import { showMarkdown } from "../show-markdown.js";
import type { Command } from "./command.js";

interface Item extends vscode.QuickPickItem {
  readonly about?: { readonly guid: string; readonly name: string };
}

export const explainPermission: Command<readonly [text?: unknown]> = {
  id: commandIds.explainPermission,

  async run({ today }, text) {
    const find = (typed: string): Item[] => {
      const { permissions, resources } = search(typed, standardCatalogue());
      const items: Item[] = [
        ...permissions.map((permission) => {
          const { label, description } = describePermission(permission, today());
          const { id, resource } = permission;
          return {
            label,
            description: `${description} · ${resource.name}`,
            detail: id,
            about: { guid: id, name: nameOf(permission) },
          };
        }),
        ...resources.map(({ name, appId }) => ({
          label: name,
          description: "resource",
          detail: appId,
          about: { guid: appId, name },
        })),
      ];
      return items.length > 0
        ? items
        : [{ label: "No permission and no resource of this name or GUID is known." }];
    };
    const chosen = await pick({
      title: "Explain a Permission",
      placeholder: "A name such as Calendars.Read, or a GUID",
      value: typeof text === "string" ? text : guidUnderCursor(),
      items: [],
      find,
      accepts: ({ about }) => about !== undefined,
    });
    if (chosen !== back && chosen.about) {
      await showMarkdown(explanationUri(chosen.about.guid, chosen.about.name));
    }
  },
};

function guidUnderCursor(): string {
  const editor = vscode.window.activeTextEditor;
  const range = editor && findGuid(editor.document, editor.selection.active);
  return range ? editor.document.getText(range) : "";
}
