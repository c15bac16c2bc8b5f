import * as vscode from "vscode";
import type { Edit } from "../../manifest/patch.js";
import type { ReadManifest } from "../read-manifest.js";

/** Edits of a manifest as the editor makes them, all of them as one step. */
export function toWorkspaceEdit(
  { uri }: vscode.TextDocument,
  { rangeOf }: ReadManifest,
  edits: readonly Edit[],
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    edits.map((each) => vscode.TextEdit.replace(rangeOf(each), each.text)),
  );
  return edit;
}
