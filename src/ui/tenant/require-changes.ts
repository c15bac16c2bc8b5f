import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { describeAccount } from "../connections/sign-in.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";

const allow = "Allow Changes";

/**
 * Throws a `CancellationError` where a connection is read-only and the user does not want to change that now. Gives the
 * connection as it is from then on.
 */
export async function requireChanges(services: Services, connection: Connection): Promise<Connection> {
  const { connections } = services;
  const current = connections.find(connection.id) ?? connection;
  if (!current.readOnly) {
    return current;
  }
  const detail = await describeAllowing(services, current);
  const message = `${plain(current.name)} is read-only. Allow changes?`;
  const chosen = await vscode.window.showWarningMessage(message, { modal: true, detail }, allow);
  if (chosen !== allow) {
    throw new vscode.CancellationError();
  }
  return await connections.setReadOnly(current, false);
}

/** What it means that a connection is not read-only. */
async function describeAllowing({ connections }: Services, connection: Connection): Promise<string> {
  const { title } = connections.cloudOf(connection);
  const account = await connections.findAccount(connection);
  const who = account ? `, signed in as ${describeAccount({ account })}` : "";
  return [
    `It leads to ${plain(connection.tenant)}, ${title}${plain(who)}.`,
    "Commands may then change app registrations, consent and secrets there. Each of them still shows what it would change, and asks.",
    "It stays like this until you make the connection read-only again.",
  ].join("\n\n");
}
