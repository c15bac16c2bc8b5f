import * as vscode from "vscode";
import { commandIds } from "../ids.js";
import type { Services } from "../services.js";
import type { Sheet } from "./read-sheet.js";
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
          return sheet ? [...listValueLenses(sheet), ...(await listSecretLenses(services, sheet))] : [];
        },
      },
    ),
  );
}

function listValueLenses({ values }: Sheet): vscode.CodeLens[] {
  return values.map(
    ({ line, field, value }) =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        title: "$(copy) Copy",
        tooltip: `Copy the value of ${field}.`,
        command: commandIds.copyHandoverValue,
        arguments: [value],
      }),
  );
}

/** A secret is copied from where it is kept, if it was made here. */
async function listSecretLenses(
  services: Services,
  { clientId, secretFields }: Sheet,
): Promise<vscode.CodeLens[]> {
  if (clientId === undefined || secretFields.length === 0) {
    return [];
  }
  const { listOfClient } = await import("../secrets/kept-client-secrets.js");
  if ((await listOfClient(services, clientId)).length === 0) {
    return [];
  }
  return secretFields.map(
    ({ line, field }) =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        title: "$(key) Copy Secret",
        tooltip: `Copy the value of ${field} for a minute.`,
        command: commandIds.copySecret,
        arguments: [clientId],
      }),
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
