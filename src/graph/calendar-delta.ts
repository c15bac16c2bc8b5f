import { UserError } from "../base/errors.js";
import type { CalendarEvent } from "../calendar/event.js";
import type { EventQuery } from "../calendar/source.js";
import { touches } from "../calendar/touches.js";
import type { AskOptions, GraphScope } from "./asking.js";
import { toCalendarEvent } from "./calendar-event.js";
import type { GraphClient, RequestOptions } from "./client.js";
import { GraphError } from "./errors.js";
import { listed } from "./events.js";
import type { Page } from "./page.js";
import { path } from "./path.js";
import { prefer } from "./prefer.js";
import { withQuery } from "./query.js";
import { isRecord } from "./read-answer.js";

/** What happened to a calendar since it was last looked at. */
export interface CalendarChanges {
  /** Whether `changed` is all there is, so that whatever was shown before goes. */
  readonly isWhole: boolean;
  /** Those that are new, and those that are not as they were. */
  readonly changed: readonly CalendarEvent[];
  /** The item ids of those that are gone, or are in the window no more. */
  readonly removed: readonly string[];
  /** Under which the next changes show. */
  readonly link: string;
}

export interface ChangesOptions extends AskOptions {
  /** The link of the changes before. Absent: everything is read. */
  readonly link?: string | undefined;
  /** Whether an event is shown. Something gone that is not may be a series, whose occurrences went with it. */
  readonly isShown?: (itemId: string) => boolean;
}

const pageSize = 500;

type Item = Readonly<Record<string, unknown>>;

/**
 * What has changed in a window of a calendar, so that an open view need not be read anew.
 *
 * Everything is read all the same where the link has expired, and where a series has changed, because Microsoft Graph
 * does not say which of its occurrences did.
 *
 * @see https://learn.microsoft.com/graph/delta-query-events
 */
export async function readChanges(
  client: GraphClient,
  query: EventQuery,
  { link, isShown = () => true, ...options }: ChangesOptions = {},
): Promise<CalendarChanges> {
  if (link !== undefined) {
    const changes = await readSince(client, query, link, options);
    if (changes?.removed.every(isShown)) {
      // Changes may be told of what is not in the window.
      const window = { start: query.window.start.getTime(), end: query.window.end.getTime() };
      const inside = changes.changed.filter((event) => touches(event, window));
      const outside = changes.changed.filter((event) => !touches(event, window));
      return {
        isWhole: false,
        changed: inside,
        removed: [...changes.removed, ...outside.map(({ itemId }) => itemId)],
        link: changes.link,
      };
    }
  }
  return readWhole(client, query, options);
}

interface Round {
  readonly items: readonly Item[];
  readonly removed: readonly string[];
  readonly link: string;
}

/** `undefined` where the changes do not say enough. */
async function readSince(client: GraphClient, query: EventQuery, link: string, options: AskOptions) {
  try {
    const { items, ...rest } = await readRound(client, query, link, options);
    const isPlain = items.every((item) => item["type"] !== "seriesMaster" && isComplete(item));
    return isPlain ? { ...rest, changed: items.map(toEvent) } : undefined;
  } catch (error) {
    if (error instanceof GraphError && hasExpired(error)) {
      return undefined;
    }
    throw error;
  }
}

/** @see https://learn.microsoft.com/graph/delta-query-overview (410 Gone and synchronization reset) */
function hasExpired({ status, code = "" }: GraphError): boolean {
  return status === 410 || /sync_?state|resync|fullsync/i.test(code);
}

async function readWhole(
  client: GraphClient,
  query: EventQuery,
  options: AskOptions,
): Promise<CalendarChanges> {
  const { mailbox, calendarId, window } = query;
  const place =
    calendarId === undefined
      ? path`/users/${mailbox}/calendarView/delta`
      : path`/users/${mailbox}/calendars/${calendarId}/calendarView/delta`;
  const start = withQuery(place, {
    startDateTime: window.start.toISOString(),
    endDateTime: window.end.toISOString(),
  });
  const { items, link } = await readRound(client, query, start, options);
  const masters = new Map(items.map((item) => [item["id"], item]));
  const missing = items.filter((item) => !isComplete(item) && !masters.has(item["seriesMasterId"]));
  for (const item of await readMasters(client, query, new Set(missing.map(masterOf)), options)) {
    masters.set(item["id"], item);
  }
  const changed = items
    .filter((item) => item["type"] !== "seriesMaster")
    .map((item) => toEvent(isComplete(item) ? item : complete(item, masters.get(masterOf(item)))));
  return { isWhole: true, changed, removed: [], link };
}

/** All pages of a round. Of an event that comes twice, the last counts. */
async function readRound(
  client: GraphClient,
  query: EventQuery,
  start: string,
  options: AskOptions,
): Promise<Round> {
  const items = new Map<string, Item>();
  const removed = new Set<string>();
  const seen = new Set<string>();
  for (let next: string | undefined = start; next !== undefined;) {
    seen.add(next);
    const page: Page<unknown> = await readPage(client, query, next, options);
    for (const item of page.items.filter(isRecord)) {
      const id = String(item["id"]);
      const isGone = item["@removed"] !== undefined;
      (isGone ? items : removed).delete(id);
      if (isGone) {
        removed.add(id);
      } else {
        items.set(id, item);
      }
    }
    if (page.delta !== undefined) {
      return { items: [...items.values()], removed: [...removed], link: page.delta };
    }
    next = seen.has(page.next ?? "") ? undefined : page.next;
  }
  throw new UserError("Microsoft Graph listed changes without saying where they go on.", {
    remedy: "Open the calendar anew.",
  });
}

async function readPage(
  client: GraphClient,
  { mailbox }: EventQuery,
  place: string,
  options: AskOptions,
): Promise<Page<unknown>> {
  const asking: RequestOptions = {
    ...options,
    scopes: ["Calendars.Read.Shared"] satisfies GraphScope[],
    mailbox,
    headers: prefer({ timeZone: "UTC", textBody: true, pageSize }),
  };
  if (!place.startsWith("/")) {
    return client.readPage(place, asking);
  }
  for await (const page of client.pages(place, asking)) {
    return page;
  }
  throw new Error("A list has no page.");
}

/** Nothing can be left out of the question, so bodies come, too. */
function toEvent(item: Item): CalendarEvent {
  return { ...toCalendarEvent(item), body: undefined };
}

/** Occurrences that nobody touched come with their times alone, and a series with the rest. */
function isComplete(item: Item): boolean {
  return item["type"] !== "occurrence" || item["showAs"] !== undefined;
}

function complete(occurrence: Item, master: Item = {}): Item {
  return { ...master, ...occurrence, originalStart: undefined };
}

function masterOf(item: Item): string {
  return String(item["seriesMasterId"]);
}

/** Series that began before the window may not be among what it tells. */
async function readMasters(
  client: GraphClient,
  { mailbox }: EventQuery,
  ids: ReadonlySet<string>,
  options: AskOptions,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const requests = [...ids].map((id) => ({
    id,
    method: "GET" as const,
    path: path`/users/${mailbox}/events/${id}`,
    query: { $select: listed.join(",") },
    headers: prefer({ timeZone: "UTC" }),
    mailbox,
  }));
  const scopes = ["Calendars.Read.Shared"] satisfies GraphScope[];
  for await (const answer of client.batch(requests, { ...options, scopes })) {
    if ("error" in answer) {
      throw answer.error;
    }
    if (isRecord(answer.body)) {
      items.push(answer.body);
    }
  }
  return items;
}
