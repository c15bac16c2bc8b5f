import * as vscode from "vscode";
import { manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";

export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append("calendarOnramp");

export function registerQuickFixes({ manifests }: Services): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [...manifestLanguages],
    {
      async provideCodeActions(document, range, context) {
        const { version } = document;
        const manifest = await manifests.find(document);
        if (!manifest || document.version !== version) {
          return [];
        }
        const { listQuickFixes, createFixAll } = await import("./list-quick-fixes.js");
        const wanted = (kind: vscode.CodeActionKind) => !context.only || context.only.contains(kind);

        return [
          ...(wanted(vscode.CodeActionKind.QuickFix)
            ? listQuickFixes(document, manifest, range, context.diagnostics)
            : []),
          ...(context.only?.contains(fixAllKind) ? createFixAll(document, manifest) : []),
        ];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] },
  );
}
