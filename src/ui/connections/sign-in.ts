import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { SignedIn } from "./connections.js";
import type { Secret } from "./kept-secrets.js";

/** Signs in with a person watching, who can be asked and can give up. Throws a `SignInError` or another `UserError`. */
export async function signInWithProgress(
  { connections }: Services,
  connection: Connection,
  secret?: Secret,
): Promise<SignedIn> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `Signing in to ${plain(connection.name)}`,
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (_progress, cancellation) => {
    const stop = new AbortController();
    const listening = cancellation.onCancellationRequested(() => {
      stop.abort(new vscode.CancellationError());
    });
    try {
      return await connections.signIn(connection, { interactive: true, signal: stop.signal, secret });
    } catch (error) {
      throw stop.signal.aborted ? new vscode.CancellationError() : error;
    } finally {
      listening.dispose();
    }
  });
}

/** Who one is, as the end of a sentence. */
export function describeAccount({ account }: Pick<SignedIn, "account">): string {
  return account.kind === "app" ? `the application ${account.name}` : account.name;
}
