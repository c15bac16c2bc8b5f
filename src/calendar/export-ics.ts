import createCalendar, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalAttendeeData,
  type ICalCalendar,
  type ICalEventData,
} from "ical-generator";
import type { Attendee, CalendarEvent, Person, Response, Sensitivity, Status } from "./event.js";
import { foldLines } from "./fold-lines.js";
import { plainText } from "./plain-text.js";
import { normalizeUid } from "./uid.js";
import { isDate } from "./zones.js";

interface IcsOptions {
  readonly name: string;
  readonly now: Date;
}

/** An iCalendar file in pieces: what is before the events of all calls, they themselves, and what is after them. */
export interface IcsPieces {
  readonly head: string;
  readonly render: (events: readonly CalendarEvent[]) => string;
  readonly tail: string;
}

/**
 * Events as an iCalendar file. The occurrences of a series share a UID and say by RECURRENCE-ID which of them they are;
 * the series itself is not told. Times are in UTC.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function renderIcs(events: readonly CalendarEvent[], options: IcsOptions): string {
  const { head, render, tail } = createIcsPieces(options);
  return head + render(events) + tail;
}

/** The same piece by piece, for more events than are well kept as one text. */
export function createIcsPieces({ name, now }: IcsOptions): IcsPieces {
  const empty = createEmpty(name).toString();
  const end = "END:VCALENDAR";
  const nameEvent = createNaming();
  return {
    head: empty.slice(0, empty.lastIndexOf(end)),
    tail: `${end}\r\n`, // Every line has an end, the last one, too.
    render(events) {
      // It keeps all that it made.
      const calendar = createEmpty(name);
      // The library would fold the whole by encoding each of its characters for itself, which takes seconds.
      return events
        .map((event) => {
          const text = calendar.createEvent({ ...toIcs(event), id: nameEvent(event), stamp: now }).toString();
          return foldLines(event.allDay && isDate(event.start) ? withOriginalDay(text) : text);
        })
        .join("");
    },
  };
}

function createEmpty(name: string): ICalCalendar {
  const calendar = createCalendar({ prodId: "//Calendar Onramp//Calendar//EN" });
  calendar.name(escapeText(name));
  return calendar;
}

/** What a text cannot have in it, but for line ends and tabs. */
const controls = /(?![\r\n\t])[\p{Cc}\p{Cs}]/gu;

/** The library writes the original start of every event as a moment, also where the start is a day. */
function withOriginalDay(event: string): string {
  return event.replace(/^RECURRENCE-ID:(\d{8})T\d{6}Z/m, "RECURRENCE-ID;VALUE=DATE:$1");
}

/** Gives each event a UID. A second one of the same UID and day gets another one, because it would replace the first. */
function createNaming(): (event: CalendarEvent) => string {
  const seen = new Map<string, number>();
  return ({ uid, itemId, originalStart = "" }) => {
    const id = plainText(uid === undefined ? itemId : normalizeUid(uid)) || "event";
    const key = `${id} ${originalStart}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? id : `${id}-${String(count)}`;
  };
}

function toIcs(event: CalendarEvent): Omit<ICalEventData, "id" | "stamp"> {
  const { status, organizer, onlineMeeting, originalStart } = event;
  const isFree = status === "free" || status === "workingElsewhere";
  const host = organizer && mailOf(organizer);
  const url = onlineMeeting === undefined ? undefined : urlOf(onlineMeeting);
  const busy = busyStatuses[status];
  return {
    start: new Date(event.start),
    end: new Date(event.end),
    allDay: event.allDay && isDate(event.start),
    summary: plainText(event.subject),
    status: event.cancelled
      ? ICalEventStatus.CANCELLED
      : status === "tentative"
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    transparency: isFree ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    class: classes[event.sensitivity],
    categories: event.categories
      .map(plainText)
      .filter((name) => name !== "")
      .map((name) => ({ name })),
    attendees: event.attendees.flatMap(toAttendee),
    ...(originalStart === undefined ? {} : { recurrenceId: new Date(originalStart) }),
    ...(event.location === undefined ? {} : { location: plainText(event.location) }),
    ...(event.body === undefined ? {} : { description: event.body.replaceAll(controls, " ") }),
    ...(host === undefined ? {} : { organizer: { name: quotable(organizer?.name) || host, email: host } }),
    ...(url === undefined ? {} : { url }),
    ...(busy === undefined ? {} : { busystatus: busy }),
    ...(status === "workingElsewhere" ? { x: { "X-MICROSOFT-CDO-BUSYSTATUS": "WORKINGELSEWHERE" } } : {}),
  };
}

/** @see https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxcical/cd68eae7-ed65-4dd3-8ea7-ad585c76c736 */
const busyStatuses: Readonly<Record<Status, ICalEventBusyStatus | undefined>> = {
  free: ICalEventBusyStatus.FREE,
  tentative: ICalEventBusyStatus.TENTATIVE,
  busy: ICalEventBusyStatus.BUSY,
  outOfOffice: ICalEventBusyStatus.OOF,
  workingElsewhere: undefined,
  unknown: undefined,
};

const classes: Readonly<Record<Sensitivity, ICalEventClass>> = {
  normal: ICalEventClass.PUBLIC,
  personal: ICalEventClass.PRIVATE,
  private: ICalEventClass.PRIVATE,
  confidential: ICalEventClass.CONFIDENTIAL,
};

const answers: Readonly<Record<Response, ICalAttendeeStatus>> = {
  none: ICalAttendeeStatus.NEEDSACTION,
  notResponded: ICalAttendeeStatus.NEEDSACTION,
  organizer: ICalAttendeeStatus.ACCEPTED,
  accepted: ICalAttendeeStatus.ACCEPTED,
  tentative: ICalAttendeeStatus.TENTATIVE,
  declined: ICalAttendeeStatus.DECLINED,
};

function toAttendee(attendee: Attendee): ICalAttendeeData[] {
  const email = mailOf(attendee);
  if (email === undefined) {
    return [];
  }
  const { role, response, name } = attendee;
  return [
    {
      email,
      name: quotable(name) || email,
      role: role === "required" ? ICalAttendeeRole.REQ : ICalAttendeeRole.OPT,
      type: role === "resource" ? ICalAttendeeType.RESOURCE : ICalAttendeeType.INDIVIDUAL,
      status: answers[response],
    },
  ];
}

/** What can stand behind "mailto:" as it is. */
function mailOf({ address }: Person): string | undefined {
  return address !== undefined && /^[^\s@<>"(),:;\\/]+@[^\s@<>"(),:;\\/]+$/.test(address)
    ? address
    : undefined;
}

/** A name can be quoted, but not have such a quote in it. */
function quotable(name: string | undefined): string {
  return plainText(name).replaceAll('"', "'").replaceAll("\\", "/");
}

/** The library escapes addresses as if they were text. */
function urlOf(address: string): string | undefined {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)
    ? new URL(address).href.replaceAll(",", "%2C").replaceAll(";", "%3B").replaceAll("\\", "%5C")
    : undefined;
}

/** The name of the calendar is the one text that the library takes as it is. */
function escapeText(text: string): string {
  return plainText(text).replaceAll(/[\\;,]/g, String.raw`\$&`);
}
