import type { GraphClient } from "../../graph/client.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import type { Account, TokenSource } from "../../identity/tokens.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { Via } from "./protocol.js";

/** As much of a session as doors need. */
export interface DoorSession {
  readonly connection: Pick<Connection, "way">;
  readonly cloud: Cloud;
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
  readonly account: Account | undefined;
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
export function doorsOf(connection: Pick<Connection, "way">): readonly Via[] {
  throw new Error(`Not built: ${connection.way.kind}`);
}

/** Opens one. `readPassword` is asked where an Exchange Server wants a password, and `session` elsewhere. */
export function openDoor(
  via: Via,
  parts: {
    readonly connection: Pick<Connection, "way">;
    /** Throws where nobody can be signed in. */
    readonly session: () => Promise<DoorSession>;
    readonly readPassword: () => Promise<string>;
    readonly impersonates: boolean;
  },
  world: DoorWorld,
): Promise<PreviewDoor> {
  return Promise.reject(
    new Error(`Not built: ${via} ${String(parts.impersonates)} ${String(world.timeoutSeconds)}`),
  );
}
