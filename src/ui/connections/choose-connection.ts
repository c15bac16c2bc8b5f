import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { describeConnection } from "./describe-connection.js";

interface ConnectionItem extends vscode.QuickPickItem {
  readonly connection: Connection;
}

export interface ConnectionQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** Which ones are offered. Without it, all of them. */
  readonly accepts?: (connection: Connection) => boolean;
  /** What to say where there are connections, but none of these. */
  readonly nothing?: string;
  /** Whether the only one that there is need not be asked for. */
  readonly takesOnly?: boolean;
}

/** The connection of the line that a command was started from, or the one that the user picks. */
export async function chooseConnection(
  { connections }: Services,
  [node]: readonly unknown[],
  { title, placeholder, accepts = () => true, nothing, takesOnly = false }: ConnectionQuestion,
): Promise<Connection> {
  const given = connections.find(idOf(node) ?? "");
  if (given) {
    return given;
  }
  const list = connections.list().filter(accepts);
  const [first] = list;
  if (!first && nothing !== undefined && connections.list().length > 0) {
    throw new UserError(nothing);
  }
  if (!first) {
    throw new UserError("There is no connection to a tenant.", { remedy: "Connect to a tenant first." });
  }
  if (takesOnly && list.length === 1) {
    return first;
  }
  const items = list.map((connection): ConnectionItem => {
    const { title: cloud } = connections.cloudOf(connection);
    return {
      label: plain(connection.name),
      description: plain(describeConnection(connection, { cloud })),
      connection,
    };
  });
  const chosen = await pick({ title, placeholder, items });
  if (chosen === back) {
    throw new Error("There is nothing before the first question.");
  }
  return chosen.connection;
}

/** What stands on a line of the tree has a connection. */
function idOf(node: unknown): string | undefined {
  const { connection } = (node ?? {}) as { readonly connection?: Partial<Connection> };
  return connection?.id;
}
