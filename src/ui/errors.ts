import * as vscode from "vscode";
import { UserError } from "../base/errors.js";
import { plain } from "./input/plain.js";

const openLog = "Open Log";

/**
 * The only place where an error meets the user. What is no `UserError` is a bug of ours, and goes to the log. Gives the
 * one of `actions` that the user chose.
 */
export async function showError<Action extends string>(
  error: unknown,
  log: vscode.LogOutputChannel,
  ...actions: readonly Action[]
): Promise<Action | undefined> {
  const isExpected = error instanceof UserError;
  if (isExpected) {
    log.warn(error.message, ...(error.cause === undefined ? [] : [error.cause]));
  } else {
    log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  // What is quoted of a file must not become a link, which may run a command.
  const message = isExpected
    ? plain([error.message, error.remedy].filter(Boolean).join(" "))
    : "Calendar Onramp failed at this. The log says where.";

  const chosen = await vscode.window.showErrorMessage<string>(message, ...actions, openLog);
  if (chosen === openLog) {
    log.show();
  }
  return actions.find((action) => action === chosen);
}
