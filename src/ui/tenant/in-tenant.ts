import * as vscode from "vscode";
import { HalfDoneError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import type { Session } from "../connections/session.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";

/** What somebody watches who started it. */
export interface Watched {
  readonly session: Session;
  /** Aborted when the user gives up, which ends in a `CancellationError`. */
  readonly signal: AbortSignal;
  /** Says in a few words how far it is. */
  readonly report: (message: string) => void;
}

/** Does something in a tenant, with progress that can be cancelled. Ask with `session.asking`: a person is there. */
export async function inTenant<Result>(
  { connections }: Services,
  connection: Connection,
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
      const session = await connections.open(connection);
      const report = (message: string) => {
        progress.report({ message });
      };
      return await task({ session, signal: stop.signal, report });
    } catch (error) {
      // What was done before she gave up is worth knowing.
      throw stop.signal.aborted && !(error instanceof HalfDoneError) ? new vscode.CancellationError() : error;
    } finally {
      listening.dispose();
    }
  });
}
