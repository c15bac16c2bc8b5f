import type * as vscode from "vscode";

/** A file as sentences and titles call it. */
export function nameFile({ path }: vscode.Uri): string {
  return path.split("/").at(-1) ?? path;
}
