import * as vscode from "vscode";
import { tell } from "../changes/carry-out.js";

/** Copies what is no secret, and says in the status bar what it was, as the beginning of a sentence: "The client ID of Sense". */
export async function copyText(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  tell(`${what} was copied.`);
}
