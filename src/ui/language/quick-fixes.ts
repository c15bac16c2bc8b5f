import * as vscode from "vscode";
import { isEditable } from "../changes/editable.js";
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
        const [{ listQuickFixes, createFixAll }, { listRefactorings }] = await Promise.all([
          import("./list-quick-fixes.js"),
          import("./list-refactorings.js"),
        ]);
        const isAsked = context.triggerKind === vscode.CodeActionTriggerKind.Invoke && isEditable(document);
        const wanted = (kind: vscode.CodeActionKind) => !context.only || context.only.contains(kind);

        return [
          ...(wanted(vscode.CodeActionKind.QuickFix)
            ? listQuickFixes(document, manifest, range, context.diagnostics)
            : []),
          // Nobody wants a lamp on every line because something could be done there.
          ...(isAsked && wanted(vscode.CodeActionKind.RefactorRewrite)
            ? listRefactorings(document, manifest, range)
            : []),
          ...(context.only?.contains(fixAllKind) ? createFixAll(document, manifest) : []),
        ];
      },
    },
    {
      providedCodeActionKinds: [
        vscode.CodeActionKind.QuickFix,
        vscode.CodeActionKind.RefactorRewrite,
        fixAllKind,
      ],
    },
  );
}
