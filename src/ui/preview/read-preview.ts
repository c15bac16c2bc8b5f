import type { GraphClient } from "../../graph/client.js";
import { GraphError } from "../../graph/errors.js";
import { listEvents, type ListedEvent } from "../../graph/events.js";
import { readMailboxSettings } from "../../graph/mailboxes.js";
import { SignInError } from "../../identity/sign-in-error.js";
import type { PreviewSubject } from "./preview-uri.js";

/** How many events are shown at most. Whoever has more in two weeks is no person. */
const most = 1000;

export const previewDays = 14;

/** What happens in a calendar in the days to come. */
export interface CalendarPreview {
  readonly events: readonly ListedEvent[];
  /** Whether there are more. */
  readonly isCut: boolean;
  readonly timeZone: string;
  /** Whether the time zone is that of the mailbox, and not of this machine. */
  readonly isOwnZone: boolean;
  readonly requests: number;
}

export interface ReadPreviewOptions {
  /** May ask a person. */
  readonly asking: GraphClient;
  /** Asks nobody, for what can be done without. */
  readonly graph: GraphClient;
  readonly start: Date;
  readonly localZone: string;
  readonly signal?: AbortSignal;
  readonly reason?: string;
}

/** Throws a `GraphError` where the calendar is refused. */
export async function readPreview(
  { mailbox, calendar }: Pick<PreviewSubject, "mailbox" | "calendar">,
  { asking, graph, start, localZone, signal, reason }: ReadPreviewOptions,
): Promise<CalendarPreview> {
  const ownZone = await readZone(graph, mailbox, signal);
  const timeZone = ownZone ?? localZone;
  const end = new Date(start.getTime() + previewDays * 86_400_000);
  const options = { start, end, calendarId: calendar, timeZone, signal, reason };
  const events: ListedEvent[] = [];
  let requests = 1;
  let isCut = false;
  for await (const { items, next } of listEvents(asking, mailbox, options)) {
    requests++;
    events.push(...items);
    isCut = events.length > most || (events.length === most && next !== undefined);
    if (events.length >= most) {
      break;
    }
  }
  return {
    events: events.slice(0, most).sort((a, b) => startOf(a).localeCompare(startOf(b))),
    isCut,
    timeZone,
    isOwnZone: ownZone !== undefined,
    requests,
  };
}

/** The time zone of a mailbox, where it may be read and has a name. */
async function readZone(
  client: GraphClient,
  mailbox: string,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    for await (const answer of readMailboxSettings(client, [mailbox], { signal })) {
      const zone = "value" in answer ? answer.value.timeZone : undefined;
      // One that somebody made up has a name that nobody else knows.
      return zone && !/^(?:customi[sz]ed|tzone:)/i.test(zone) ? zone : undefined;
    }
  } catch (error) {
    if (!(error instanceof GraphError || error instanceof SignInError)) {
      throw error;
    }
  }
  return undefined;
}

function startOf({ start }: ListedEvent): string {
  return start?.dateTime ?? "";
}
