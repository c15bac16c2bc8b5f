import * as vscode from "vscode";
import { manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";
import { toMarkdown } from "./to-markdown.js";

export function registerInlayHints({ manifests, settings }: Services): vscode.Disposable {
  return vscode.languages.registerInlayHintsProvider([...manifestLanguages], {
    onDidChangeInlayHints: manifests.onDidChange,

    async provideInlayHints(document, visible) {
      if (!settings.inlayHints(document)) {
        return [];
      }
      const { version } = document;
      const start = document.offsetAt(visible.start);
      const within = { offset: start, length: document.offsetAt(visible.end) - start };
      const read = await manifests.find(document);
      if (!read || document.version !== version) {
        return [];
      }
      const [{ listHints }, { explainPlace }] = await Promise.all([
        import("../../manifest/hints.js"),
        import("../../manifest/hover.js"),
      ]);
      const { catalogue, asOf } = read.context;

      return listHints(read.manifest, catalogue, asOf, within).map(({ offset, label, about }) => {
        const hint = new vscode.InlayHint(read.positionAt(offset), label);
        const markdown = explainPlace(about, catalogue, asOf);
        hint.paddingLeft = true;
        if (markdown !== undefined) {
          hint.tooltip = toMarkdown(markdown);
        }
        return hint;
      });
    },
  });
}
