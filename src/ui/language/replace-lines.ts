import * as vscode from "vscode";
import { changedLines } from "../../manifest/changed-lines.js";
import type { ReadManifest } from "../read-manifest.js";

/** The edit that turns a manifest into `text` and leaves the lines alone that stay the same, with the cursors in them. */
export function replaceLines({ manifest, rangeOf }: ReadManifest, text: string): vscode.TextEdit {
  const edit = changedLines(manifest.text, text);
  return vscode.TextEdit.replace(rangeOf(edit), edit.text);
}
