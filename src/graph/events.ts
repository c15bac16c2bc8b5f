import type { Event } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import type { Page } from "./page.js";
import { path } from "./path.js";
import { prefer } from "./prefer.js";

/** What a calendar shows of an event. Bodies and attachments are never asked for. */
export const listed = [
  "id",
  "iCalUId",
  "seriesMasterId",
  "type",
  "subject",
  "start",
  "end",
  "originalStart",
  "originalStartTimeZone",
  "originalEndTimeZone",
  "isAllDay",
  "isCancelled",
  "showAs",
  "sensitivity",
  "location",
  "organizer",
  "attendees",
  "responseStatus",
  "categories",
  "isOnlineMeeting",
  "onlineMeeting",
  "onlineMeetingUrl",
  "isOrganizer",
  "isReminderOn",
  "webLink",
] as const satisfies readonly (keyof Event)[];

/** An event, or an occurrence of a series, as lists show it. */
export type ListedEvent = Selected<Event, typeof listed>;

export interface ListEventsOptions extends AskOptions {
  readonly start: Date;
  readonly end: Date;
  /** Absent: the default calendar. */
  readonly calendarId?: string | undefined;
  /** In which the times of the answer are, by the name that Windows or IANA gives it. Absent: UTC. */
  readonly timeZone?: string | undefined;
  readonly pageSize?: number | undefined;
}

/**
 * What happens in a calendar, with every occurrence of a series for itself.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-calendarview
 */
export function listEvents(
  client: GraphClient,
  mailbox: string,
  { start, end, calendarId, timeZone = "UTC", pageSize = 500, ...options }: ListEventsOptions,
): AsyncIterable<Page<ListedEvent>> {
  const place =
    calendarId === undefined
      ? path`/users/${mailbox}/calendarView`
      : path`/users/${mailbox}/calendars/${calendarId}/calendarView`;
  return client.pages(place, {
    ...options,
    scopes: ["Calendars.Read.Shared"] satisfies GraphScope[],
    mailbox,
    headers: prefer({ timeZone }),
    query: {
      startDateTime: start.toISOString(),
      endDateTime: end.toISOString(),
      $select: listed.join(","),
      $top: pageSize,
    },
  });
}
