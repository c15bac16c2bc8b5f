import type * as vscode from "vscode";

const guid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i;

/** Where the GUID stands that a person points at. Only the line is read, however long the document is. */
export function findGuid(document: vscode.TextDocument, position: vscode.Position): vscode.Range | undefined {
  return document.getWordRangeAtPosition(position, guid);
}
