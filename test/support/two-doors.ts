import assert from "node:assert/strict";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { CalendarSource, Window } from "../../src/calendar/source.js";
import { createEwsSource } from "../../src/ews/source.js";
import { createGraphSource } from "../../src/graph/calendar-source.js";
import { answerTo, connectEws, findItemAnswer, getItemAnswer, itemXml, useEwsServer } from "./ews-server.js";
import { all, connect } from "./graph-client.js";
import { useGraphServer } from "./graph-server.js";

/** An event as a calendar has it, from which both servers make what they would say of it. */
export interface HeldEvent {
  readonly id: string;
  /** Instants. */
  readonly start: string;
  readonly end: string;
  readonly subject?: string;
  readonly kind?: "single" | "occurrence" | "exception";
  readonly originalStart?: string;
  /** The days where it lasts whole days, whose midnights the instants are where it was made. */
  readonly days?: readonly [first: string, last: string];
  /** The name that Windows has for it. */
  readonly zone?: string;
  readonly isCancelled?: boolean;
}

export const mailbox = "ada@quillhaven.example";

const masterId = "040000008200E00074C5B7101A82E00800000000B0C5D1A9F9E5DC01000000000000000010000000AB01";

/** The same calendar behind EWS and behind Microsoft Graph, on servers of this machine. */
export function useTwoDoors() {
  const ewsServer = useEwsServer();
  const graphServer = useGraphServer();
  return {
    ewsServer,
    graphServer,
    hold(events: readonly HeldEvent[]): void {
      const byId = new Map(events.map((event) => [event.id, event]));
      ewsServer.answers(({ operation, body }) => {
        if (operation === "FindItem") {
          const [, from = "", to = ""] = /StartDate="([^"]+)" EndDate="([^"]+)"/.exec(body) ?? [];
          const found = within(events, from, to);
          return {
            body:
              found.length > 1000
                ? answerTo("FindItem", "ErrorExceededFindCountLimit")
                : findItemAnswer(found.map((event) => toXml(event, false))),
          };
        }
        const ids = [...body.matchAll(/<t:ItemId Id="([^"]+)"/g)].map(([, id = ""]) => id);
        return { body: getItemAnswer(ids.map((id) => toXml(byId.get(id) ?? assert.fail(id), true))) };
      });
      graphServer.answers(({ query, path }) => {
        const { startDateTime = "", endDateTime = "", $top = "10", $skip = "0" } = query;
        const [first, size] = [Number($skip), Number($top)];
        const found = within(events, startDateTime, endDateTime);
        const next = new URLSearchParams({ ...query, $skip: String(first + size) });
        return {
          body: {
            value: found.slice(first, first + size).map(toJson),
            ...(found.length > first + size
              ? { "@odata.nextLink": `${graphServer.origin}${path}?${String(next)}` }
              : {}),
          },
        };
      });
    },
    open: (): Readonly<Record<"graph" | "ews", CalendarSource>> => ({
      graph: createGraphSource(connect(graphServer.origin).client),
      ews: createEwsSource(connectEws(ewsServer.address).client, { impersonates: true }),
    }),
  };
}

/** The events of a window as a door tells them, by start, without what only that door calls them. */
export async function listFrom(source: CalendarSource, window: Window): Promise<readonly CalendarEvent[]> {
  return (await all(source.listEvents({ mailbox, window }))).flat();
}

const within = (events: readonly HeldEvent[], from: string, to: string) =>
  events.filter(({ start, end }) => Date.parse(start) < Date.parse(to) && Date.parse(end) > Date.parse(from));

function toXml(event: HeldEvent, withDetails: boolean): string {
  const {
    id,
    start,
    end,
    subject = "Planning",
    kind = "single",
    originalStart,
    days,
    zone,
    isCancelled,
  } = event;
  const type = { single: "Single", occurrence: "Occurrence", exception: "Exception" } as const;
  const item = itemXml({
    id,
    start,
    end,
    subject,
    type: type[kind],
    isAllDay: days !== undefined,
    details: withDetails
      ? `<t:UID>${uidOf(event)}</t:UID>${originalStart === undefined ? "" : `<t:RecurrenceId>${originalStart}</t:RecurrenceId>`}${zone === undefined ? "" : `<t:StartTimeZone Name="" Id="${zone}"/>`}`
      : "",
  });
  return isCancelled
    ? item
        .replace("<t:IsCancelled>false", "<t:IsCancelled>true")
        .replace(">Busy</t:LegacyFreeBusyStatus>", ">Free</t:LegacyFreeBusyStatus>")
    : item;
}

/** In EWS, the UID of an occurrence has its day in bytes 16 to 19. */
function uidOf({ id, kind = "single", originalStart = "" }: HeldEvent): string {
  if (kind === "single") {
    return `${id}@quillhaven.example`;
  }
  const [year, month, day] = originalStart.slice(0, 10).split("-").map(Number);
  const hex = (value: number | undefined, digits: number) => (value ?? 0).toString(16).padStart(digits, "0");
  return `${masterId.slice(0, 32)}${hex(year, 4)}${hex(month, 2)}${hex(day, 2)}${masterId.slice(40)}`.toUpperCase();
}

function toJson(event: HeldEvent): object {
  const {
    id,
    start,
    end,
    subject = "Planning",
    kind = "single",
    originalStart,
    days,
    zone,
    isCancelled,
  } = event;
  const time = (instant: string, day: string | undefined) => ({
    dateTime: day === undefined ? instant.replace("Z", ".0000000") : `${day}T00:00:00.0000000`,
    timeZone: "UTC",
  });
  return {
    id: `graph-${id}`,
    iCalUId: kind === "single" ? uidOf(event) : masterId,
    type: kind === "single" ? "singleInstance" : kind,
    subject,
    start: time(start, days?.[0]),
    end: time(end, days?.[1]),
    isAllDay: days !== undefined,
    isCancelled: isCancelled === true,
    showAs: isCancelled ? "free" : "busy",
    sensitivity: "normal",
    location: { displayName: "Room 1" },
    organizer: { emailAddress: { name: "Ada Lovelace" } },
    attendees: [],
    ...(originalStart === undefined ? {} : { originalStart }),
    ...(zone === undefined ? {} : { originalStartTimeZone: zone, originalEndTimeZone: zone }),
  };
}
