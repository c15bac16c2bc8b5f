import { UserError } from "../../base/errors.js";
import type { CalendarSource } from "../../calendar/source.js";
import type { OpenedEwsSource } from "../../ews/open-source.js";
import { isAppOnly, isServerWay, type Connection } from "../../identity/connection.js";
import type { TokenSource } from "../../identity/tokens.js";
import type { ExitCode, Io } from "../io.js";
import type { ServerOptions } from "../tenant/options.js";
import type { Via } from "./names.js";
import { createTokens, withChosen, type Chosen } from "../tenant/with-connection.js";

/** What every command takes that reads calendars through one door. */
export interface DoorOptions extends ServerOptions {
  /** Absent: Microsoft Graph, or EWS of an Exchange Server. */
  readonly via?: Via;
}

/** The doors to calendars that a connection opens. */
export interface Doors {
  readonly connection: Connection;
  /** Aborted when the user stops the command. */
  readonly signal: AbortSignal;
  /** Signs in with the first thing that is asked for. Throws a `UserError` where the connection has no such door. */
  readonly open: (via?: Via) => Promise<CalendarSource>;
  /** The same for free/busy times, which a person asks for from her own mailbox: through Microsoft Graph she signs in at once. */
  readonly openForFreeBusy: (via?: Via) => Promise<CalendarSource>;
}

/** Runs `task` with what the options name, and closes what it opened. */
export function withDoors(
  options: DoorOptions,
  io: Io,
  task: (doors: Doors) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withChosen(options, io, async (chosen) => {
    const { connection, signal } = chosen;
    const openedEws: OpenedEwsSource[] = [];
    let tokens: TokenSource | undefined;
    // Both doors share a sign-in, so that a person is asked once.
    const getTokens = () => (tokens ??= createTokens(chosen));
    const openFor = (isFreeBusy: boolean) => async (via?: Via) => {
      if ((via ?? (isServerWay(connection.way) ? "ews" : "graph")) === "graph") {
        return openGraph(chosen, getTokens, isFreeBusy);
      }
      const opened = await openEws(chosen, options, getTokens);
      openedEws.push(opened);
      return opened.source;
    };
    try {
      return await task({ connection, signal, open: openFor(false), openForFreeBusy: openFor(true) });
    } finally {
      await Promise.all(openedEws.map((each) => each.close()));
    }
  });
}

type GetTokens = () => TokenSource;

async function openGraph(
  { connection, cloud, world, signal }: Chosen,
  getTokens: GetTokens,
  isFreeBusy: boolean,
): Promise<CalendarSource> {
  if (isServerWay(connection.way)) {
    throw new UserError("An Exchange Server has EWS alone, and no Microsoft Graph.", {
      remedy: "Read the calendar with --via ews, or connect to a tenant.",
    });
  }
  const [{ createGraphClient }, { createGraphSource }] = await Promise.all([
    import("../../graph/client.js"),
    import("../../graph/calendar-source.js"),
  ]);
  const tokens = getTokens();
  const client = createGraphClient({ ...world, cloud, tokens });
  if (isAppOnly(connection)) {
    return createGraphSource(client, { as: "app" });
  }
  if (isFreeBusy) {
    const reason = "Free/busy times are read.";
    await tokens.getToken({ audience: "graph", scopes: ["Calendars.Read"], reason, signal });
  }
  const name = tokens.account?.name;
  return createGraphSource(client, { as: "user", from: name === "" ? undefined : name });
}

/** EWS of Exchange Online or of a server, which has to be closed again. */
export async function openEws(
  chosen: Chosen,
  { impersonate }: DoorOptions,
  getTokens: GetTokens,
): Promise<OpenedEwsSource> {
  const { connection, cloud, credentials, world } = chosen;
  const { openOnlineSource, openServerSource } = await import("../../ews/open-source.js");
  const { way } = connection;
  if (!isServerWay(way)) {
    return openOnlineSource({ cloud, tokens: getTokens(), isApp: isAppOnly(connection) }, world);
  }
  return openServerSource(
    {
      way,
      password: await credentials.readPassword(),
      impersonates: impersonate !== undefined,
      ...(typeof impersonate === "string" ? { impersonate } : {}),
    },
    world,
  );
}
