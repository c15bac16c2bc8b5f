import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";

/**
 * Throws a `CancellationError` where a connection is read-only and the user does not want to change that now. Gives the
 * connection as it is from then on.
 */
export function requireChanges(services: Services, connection: Connection): Promise<Connection> {
  throw new Error(`not built: ${String([services, connection])}`);
}
