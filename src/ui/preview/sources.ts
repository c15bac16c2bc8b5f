import type { GraphClient } from "../../graph/client.js";
import type { Cloud } from "../../identity/clouds.js";
import { isAppOnly, type Connection, type OnPremisesWay, type Way } from "../../identity/connection.js";
import type { Account, TokenSource } from "../../identity/tokens.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { Via } from "./protocol.js";

/** As much of a session as doors need. Whoever may ask a person gives tokens and a client that do. */
export interface DoorSession {
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
  readonly account: Account | undefined;
}

export interface DoorParts {
  readonly connection: Connection;
  /** Asked for where somebody signs in to the cloud. Throws where nobody can. */
  readonly session: () => Promise<DoorSession>;
  /** Asked for where an Exchange Server wants one. Throws where there is none. */
  readonly readPassword: () => Promise<string>;
  /** Whether the account of an Exchange Server acts as the owner of each mailbox, instead of reading it as a delegate. */
  readonly impersonates: boolean;
  /** An address of EWS that the cloud does not own, to which the user agreed that tokens go. */
  readonly agreedAddress?: string | undefined;
}

export interface DoorWorld {
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly random: () => number;
  readonly timeoutSeconds: number;
  readonly log?: (message: string) => void;
}

/** Through which doors the calendars of a connection can be read. */
export function doorsOf({ way }: Pick<Connection, "way">): readonly Via[] {
  return isOnPremises(way) ? ["ews"] : ["graph", "ews"];
}

/** Opens a door. What is behind it is loaded now: parsing XML costs nothing where nobody looks through EWS. */
export async function openDoor(via: Via, parts: DoorParts, world: DoorWorld): Promise<PreviewDoor> {
  const { connection, session, readPassword, impersonates, agreedAddress } = parts;
  const { way } = connection;
  if (isOnPremises(way)) {
    if (via === "graph") {
      throw new Error("An Exchange Server has no Microsoft Graph.");
    }
    const password = await readPassword();
    const { openServerSource } = await import("../../ews/open-source.js");
    return openServerSource({ way, password, impersonates }, world);
  }
  const opened = await session();
  if (via === "graph") {
    return openGraph(opened, connection);
  }
  const { openOnlineSource } = await import("../../ews/open-source.js");
  const { cloud, tokens } = opened;
  return openOnlineSource({ cloud, tokens, isApp: isAppOnly(connection), agreedAddress }, world);
}

async function openGraph(session: DoorSession, connection: Connection): Promise<PreviewDoor> {
  const [{ createGraphSource }, { readChanges }] = await Promise.all([
    import("../../graph/calendar-source.js"),
    import("../../graph/calendar-delta.js"),
  ]);
  const { graph, account } = session;
  const as = isAppOnly(connection) ? "app" : "user";
  const from = account?.kind === "user" ? account.name : undefined;
  return {
    source: createGraphSource(graph, { as, from }),
    readChanges: (query, options) => readChanges(graph, query, options),
  };
}

function isOnPremises(way: Way): way is OnPremisesWay {
  return way.kind === "basic" || way.kind === "ntlm";
}
