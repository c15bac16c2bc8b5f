import * as vscode from "vscode";
import type { Plan } from "../../manifest/plan.js";
import { plain } from "../input/plain.js";
import { changeDocument } from "./change-document.js";
import type { Subject } from "./propose-change.js";

/** Makes a change that needs no second look, and says in the status bar what it was. */
export async function carryOut({ document, text }: Subject, { edits, changes, left }: Plan): Promise<void> {
  await changeDocument(document, text, edits);
  tell([...changes, ...left].join(" "));
}

/** Says in the status bar what was done, if anything was. */
export function tell(text: string): void {
  if (text !== "") {
    vscode.window.setStatusBarMessage(plain(text), 5_000);
  }
}
