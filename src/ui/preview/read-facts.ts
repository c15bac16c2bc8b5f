import { UserError } from "../../base/errors.js";
import { ianaOf } from "../../base/zones.js";
import { readMailboxSettings } from "../../graph/mailboxes.js";
import { findServicePrincipal } from "../../graph/service-principals.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { PreviewedCalendar } from "./protocol.js";

/** The calendars of a mailbox, as its menu lists them. */
export interface MailboxCalendars {
  readonly calendars: readonly PreviewedCalendar[];
  /** That which is shown where none is named. */
  readonly defaultId: string | undefined;
}

/** The time zone of a mailbox by its IANA name, where it may be read and is one that others know. Asks nobody. */
export async function findMailboxZone(
  { connections }: Services,
  connection: Connection,
  mailbox: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (isServer(connection.way)) {
    return undefined;
  }
  return await orNothing(async () => {
    const { graph } = await connections.open(connection);
    for await (const answer of readMailboxSettings(graph, [mailbox], { signal })) {
      const zone = "value" in answer ? answer.value.timeZone : undefined;
      return zone ? ianaOf(zone) : undefined;
    }
    return undefined;
  });
}

/** Empty where they are not to be listed. */
export async function listCalendars(
  open: () => Promise<PreviewDoor>,
  mailbox: string,
  signal: AbortSignal,
): Promise<MailboxCalendars | undefined> {
  return await orNothing(async () => {
    const { source, close } = await open();
    try {
      const found = await source.listCalendars(mailbox, { signal });
      return {
        calendars: found.map(({ id, name, owner }) => ({
          id,
          name: [plain(name) === "" ? "(no name)" : name, ...(owner === undefined ? [] : [owner])].join(
            " · ",
          ),
        })),
        defaultId: found.find(({ isDefault }) => isDefault)?.id,
      };
    } finally {
      await close?.();
    }
  });
}

const names = new Map<string, string>();

/** "the application ClockWork Office365 Sync", or whoever else is signed in. Asks nobody. */
export async function describeSignedIn(
  { connections }: Services,
  connection: Connection,
  signal?: AbortSignal,
): Promise<string> {
  const { way } = connection;
  if (isServer(way)) {
    return way.user;
  }
  if (way.kind !== "client-secret" && way.kind !== "certificate") {
    return (await connections.findAccount(connection))?.name ?? "nobody yet";
  }
  const { clientId } = way;
  const key = JSON.stringify([connection.cloud, connection.tenant, clientId]);
  if (signal && !names.has(key)) {
    const name = await orNothing(async () => {
      const { graph } = await connections.open(connection);
      return (await findServicePrincipal(graph, clientId, { signal }))?.displayName;
    });
    if (name) {
      names.set(key, name);
    }
  }
  return `the application ${names.get(key) ?? clientId}`;
}

/** What is only nice to know is no reason to fail. */
async function orNothing<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (
      error instanceof UserError ||
      (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name))
    ) {
      return undefined;
    }
    throw error;
  }
}
