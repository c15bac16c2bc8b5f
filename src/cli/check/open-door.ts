import { UserError } from "../../base/errors.js";
import type { AdministratorLookup, MailboxDoor } from "../../calendar/mailbox-check.js";
import type { GraphClient } from "../../graph/client.js";
import { isAppOnly, isServerWay } from "../../identity/connection.js";
import { openEws, type DoorOptions } from "../calendar/doors.js";
import { createTokens, type Chosen } from "../tenant/with-connection.js";

/** What a check works with. It has to be closed again. */
export interface OpenedDoor {
  readonly door: MailboxDoor;
  /** Absent for an Exchange Server. */
  readonly graph: GraphClient | undefined;
  close(): Promise<void>;
}

/** Opens the way to many mailboxes. A person is asked to sign in at once. Throws a `UserError` where there is no such way. */
export async function openDoor(chosen: Chosen, options: DoorOptions): Promise<OpenedDoor> {
  const { connection, cloud, world, signal } = chosen;
  const isServer = isServerWay(connection.way);
  const { via = isServer ? "ews" : "graph" } = options;
  if (isServer && via === "graph") {
    throw new UserError("An Exchange Server has EWS alone, and no Microsoft Graph.", {
      remedy: "Check the mailboxes with --via ews, or connect to a tenant.",
    });
  }
  const tokens = isServer ? undefined : createTokens(chosen);
  const { createGraphClient } = await import("../../graph/client.js");
  const graph = tokens && createGraphClient({ ...world, cloud, tokens });
  if (graph && via === "graph") {
    const { createGraphDoor } = await import("../../graph/check-calendars.js");
    const as = isAppOnly(connection) ? "app" : "user";
    if (as === "user") {
      // With all that is needed, so that she is asked once.
      const scopes = ["Calendars.Read.Shared"];
      await tokens.getToken({ audience: "graph", scopes, reason: checkReason, signal });
    }
    return { door: createGraphDoor(graph, { as }), graph, close: () => Promise.resolve() };
  }
  const ews = await openEws(chosen, options, () => tokens ?? createTokens(chosen));
  const { createEwsDoor } = await import("../../ews/check-calendars.js");
  const { impersonate } = options;
  const impersonates = isServer ? impersonate !== undefined : isAppOnly(connection);
  const door = createEwsDoor(ews.client, {
    impersonates,
    ...(typeof impersonate === "string" ? { impersonate } : {}),
  });
  return { door, graph, close: () => ews.close() };
}

export const checkReason = "Calendars of many mailboxes are checked.";

/** Who is an administrator, or why that is not known. */
export async function readWhoAdministrates(
  { door, graph }: OpenedDoor,
  signal: AbortSignal,
): Promise<{
  readonly isAdministrator: AdministratorLookup | undefined;
  readonly problem: UserError | undefined;
}> {
  if (!graph) {
    return { isAdministrator: undefined, problem: undefined };
  }
  const { readAdministrators } = await import("../../graph/administrators.js");
  try {
    return await readAdministrators(graph, { signal });
  } catch (error) {
    // EWS may be all that the connection is good for.
    if (door.via === "ews" && error instanceof UserError && !signal.aborted) {
      return { isAdministrator: undefined, problem: error };
    }
    throw error;
  }
}
