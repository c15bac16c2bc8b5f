import * as vscode from "vscode";
import { HalfDoneError, UserError } from "../../base/errors.js";

/** Whether a push that ended with this error certainly changed nothing. */
export function stateAfter(error: unknown): "unchanged" | "unknown" {
  const isExpected = error instanceof UserError || error instanceof vscode.CancellationError;
  return isExpected && !(error instanceof HalfDoneError) ? "unchanged" : "unknown";
}
