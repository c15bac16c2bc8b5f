import type { Connection } from "../../identity/connection.js";

/** The ids of lines that are looked for from elsewhere. */

export const connectionNodeId = ({ id }: Pick<Connection, "id">) => `connection/${id}`;

export const pinnedNodeId = (connection: Pick<Connection, "id">) => `${connectionNodeId(connection)}/pinned`;

export const applicationsNodeId = (connection: Pick<Connection, "id">) =>
  `${connectionNodeId(connection)}/applications`;

/** An application stands among all of them, among those that are pinned, or in both places. */
export function applicationIds(connectionId: string, id: string): readonly string[] {
  const connection = { id: connectionId };
  return [`${pinnedNodeId(connection)}/${id}`, `${applicationsNodeId(connection)}/${id}`];
}
