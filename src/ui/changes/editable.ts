import * as vscode from "vscode";
import { manifestLanguages } from "../ids.js";

/** Whether a document is of a language that manifests are written in, and what is written in it can be saved. */
export function isEditable({ uri, languageId }: vscode.TextDocument): boolean {
  return (
    manifestLanguages.includes(languageId) &&
    (uri.scheme === "untitled" || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true)
  );
}
