import * as vscode from "vscode";
import type { Choice } from "../../manifest/complete.js";
import { manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";
import { toMarkdown } from "./to-markdown.js";

/** A choice that is on offer. Its explanation is written when a person looks at it. */
class ChoiceItem extends vscode.CompletionItem {
  constructor(readonly choice: Choice) {
    super({ label: choice.label, description: choice.description });
  }
}

export function registerCompletions({ manifests, today }: Services): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    [...manifestLanguages],
    {
      async provideCompletionItems(document, position) {
        const offset = document.offsetAt(position);
        const read = await manifests.find(document);
        if (!read) {
          return undefined;
        }
        // Whoever types on in the meantime still gets an answer: VS Code moves it along with the cursor.
        const { listChoices } = await import("../../manifest/complete.js");
        const { manifest, context, rangeOf } = read;
        const found = listChoices(manifest.text, offset, context.catalogue, context.asOf);

        return found?.choices.map((choice) => {
          const item = new ChoiceItem(choice);
          item.kind = vscode.CompletionItemKind.EnumMember;
          item.range = rangeOf(found.replace);
          item.insertText = choice.text;
          item.filterText = choice.filter;
          item.sortText = choice.order;
          item.additionalTextEdits = choice.edits.map((edit) =>
            vscode.TextEdit.replace(rangeOf(edit), edit.text),
          );
          item.tags = choice.retired ? [vscode.CompletionItemTag.Deprecated] : [];
          return item;
        });
      },

      async resolveCompletionItem(item) {
        if (item instanceof ChoiceItem) {
          const [{ describeChoice }, { standardCatalogue }] = await Promise.all([
            import("../../manifest/describe-choice.js"),
            import("../../catalogue/standard.js"),
          ]);
          item.documentation = toMarkdown(describeChoice(item.choice, standardCatalogue(), today()));
        }
        return item;
      },
    },
    '"',
    ":",
    " ",
  );
}
