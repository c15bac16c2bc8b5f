import * as vscode from "vscode";
import { showError } from "./errors.js";
import { plain } from "./input/plain.js";
import type { Services } from "./services.js";

/** What can be done next, by the words of its button. */
export type Actions = Readonly<Record<string, () => unknown>>;

/**
 * Says what a long task ended with and offers what comes next, each as often as the user takes one. Nobody has to wait
 * for the answer.
 */
export function offerActions(
  { log }: Pick<Services, "log">,
  message: string,
  actions: Actions,
  { isWarning = false } = {},
): void {
  const show = isWarning ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const offer = async (left: readonly string[]): Promise<void> => {
    const chosen = await show<string>(plain(message), ...left);
    if (chosen === undefined) {
      return;
    }
    try {
      await actions[chosen]?.();
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) {
        void showError(error, log);
      }
    }
    const others = left.filter((action) => action !== chosen);
    if (others.length > 0) {
      await offer(others);
    }
  };
  offer(Object.keys(actions)).catch((error: unknown) => {
    log.error(error instanceof Error ? error : String(error));
  });
}
