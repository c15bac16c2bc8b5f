import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { changedLines } from "../../manifest/changed-lines.js";
import { proposeChange } from "../changes/propose-change.js";
import { nameFile } from "./name-file.js";

/** Shows what a file would become, and writes it where the user says so. Gives whether there was anything to change. */
export async function replaceFile(
  document: vscode.TextDocument,
  text: string,
  { title, displayName }: { readonly title: string; readonly displayName: string },
): Promise<boolean> {
  const before = document.getText();
  if (before === text) {
    return false;
  }
  const name = nameFile(document.uri);
  const plan = {
    edits: [changedLines(before, text)],
    changes: [`Replaces what is in ${name} by the manifest of ${displayName} as the tenant has it.`],
    left: [],
  };
  await proposeChange({ document, text: before }, { plan }, { title });
  if (!(await document.save())) {
    throw new UserError(`${name} could not be saved.`, { remedy: "What was pulled stands in the editor." });
  }
  return true;
}
