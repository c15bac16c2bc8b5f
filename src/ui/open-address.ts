import * as vscode from "vscode";
import { UserError } from "../base/errors.js";

/**
 * Opens an address in the browser, character by character.
 *
 * @see https://github.com/microsoft/vscode/issues/85930 an address that becomes a `Uri` is not the same afterwards.
 */
export async function openAddress(url: string, remedy: string): Promise<void> {
  if (!(await vscode.env.openExternal(url as unknown as vscode.Uri))) {
    throw new UserError("The browser was not opened.", { remedy });
  }
}
