import * as vscode from "vscode";
import { commandIds } from "../ids.js";
import type { Services } from "../services.js";
import { readSheetUri, sheetScheme } from "./sheet-uri.js";

/** Shows hand-over sheets, with a way to copy each of their values. */
export function registerSheets(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(sheetScheme, {
      async provideTextDocumentContent(uri) {
        const { readSheet } = await import("./read-sheet.js");
        return (await readSheet(services, uri))?.text ?? "There is no such profile any more.\n";
      },
    }),
    vscode.languages.registerCodeLensProvider(
      { scheme: sheetScheme },
      {
        async provideCodeLenses(document) {
          const { readSheet } = await import("./read-sheet.js");
          const sheet = await readSheet(services, document.uri);
          return (sheet?.values ?? []).map(({ line, field, value }) => {
            const range = new vscode.Range(line, 0, line, 0);
            return new vscode.CodeLens(range, {
              title: "$(copy) Copy",
              tooltip: `Copy the value of ${field}.`,
              command: commandIds.copyHandoverValue,
              arguments: [value],
            });
          });
        },
      },
    ),
  );
}

/** The sheet that somebody looks at, if any. */
export function findSheet(): vscode.Uri | undefined {
  const documents = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].map(
    (editor) => editor?.document,
  );
  const uri = documents.find((document) => document?.uri.scheme === sheetScheme)?.uri;
  return uri && readSheetUri(uri) ? uri : undefined;
}
