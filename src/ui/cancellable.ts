import * as vscode from "vscode";
import { HalfDoneError } from "../base/errors.js";
import { plain } from "./input/plain.js";

/** What somebody watches who started it. */
export interface Watched {
  /** Aborted when the user gives up, which ends in a `CancellationError`. */
  readonly signal: AbortSignal;
  /** Says in a few words how far it is. */
  readonly report: (message: string) => void;
}

/** Does something that takes a while, with progress that can be cancelled. */
export async function cancellable<Result>(
  title: string,
  task: (watched: Watched) => Promise<Result>,
): Promise<Result> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plain(title),
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (progress, cancellation) => {
    const stop = new AbortController();
    const listening = cancellation.onCancellationRequested(() => {
      stop.abort(new vscode.CancellationError());
    });
    try {
      const report = (message: string) => {
        progress.report({ message: plain(message) });
      };
      return await task({ signal: stop.signal, report });
    } catch (error) {
      // What was done before she gave up is worth knowing.
      throw stop.signal.aborted && !(error instanceof HalfDoneError) ? new vscode.CancellationError() : error;
    } finally {
      listening.dispose();
    }
  });
}
