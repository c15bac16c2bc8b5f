import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";

/** An entry of the audit log about what an application was given. */
export interface ConsentEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly what: string;
  /** The user name, or the name of the application that did it. */
  readonly by: string | undefined;
}

/**
 * Who consented, as far back as the audit log goes, which is 30 days at most. Throws a `GraphError`, "forbidden" where
 * whoever is signed in may not read it.
 *
 * @see https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export function readConsentHistory(
  client: GraphClient,
  servicePrincipalId: string,
  options: AskOptions = {},
): Promise<readonly ConsentEvent[]> {
  throw new Error(`not built: ${String([client, servicePrincipalId, options])}`);
}
