import { UserError } from "../base/errors.js";
import type {
  Attendee,
  CalendarEvent,
  EventKind,
  EventTime,
  Person,
  Response,
  Sensitivity,
  Status,
} from "../calendar/event.js";
import { normalizeUid } from "../calendar/uid.js";
import { ianaOf, instantOf, isoOf, laterDay, nearestDay } from "../calendar/zones.js";
import { readBodyText } from "./body-text.js";
import { isRecord } from "./read-answer.js";

/** @see https://learn.microsoft.com/graph/api/resources/event (showAs) */
const statuses: Readonly<Record<string, Status>> = {
  free: "free",
  tentative: "tentative",
  busy: "busy",
  oof: "outOfOffice",
  workingElsewhere: "workingElsewhere",
};

const sensitivities: Readonly<Record<string, Sensitivity>> = {
  personal: "personal",
  private: "private",
  confidential: "confidential",
};

const kinds: Readonly<Record<string, EventKind>> = { occurrence: "occurrence", exception: "exception" };

/** @see https://learn.microsoft.com/graph/api/resources/responsestatus */
const responses: Readonly<Record<string, Response>> = {
  organizer: "organizer",
  tentativelyAccepted: "tentative",
  accepted: "accepted",
  declined: "declined",
  notResponded: "notResponded",
};

const roles: Readonly<Record<string, Attendee["role"]>> = { optional: "optional", resource: "resource" };

/**
 * An event as Microsoft Graph tells it, asked for in UTC. Throws a `UserError` where it has no id or no times that could
 * be understood, because leaving it out would show a shorter calendar.
 *
 * @see https://learn.microsoft.com/graph/api/resources/event
 */
export function toCalendarEvent(value: unknown): CalendarEvent {
  const event = isRecord(value) ? value : {};
  const itemId = textOf(event["id"]);
  const zoneName = textOf(event["originalStartTimeZone"]);
  const zone = zoneName === undefined ? undefined : (ianaOf(zoneName) ?? zoneName);
  const allDay = event["isAllDay"] === true;
  const kind = lookUp(kinds, event["type"]) ?? "single";
  const start = readTime(event["start"]);
  const end = readTime(event["end"]);
  if (itemId === undefined || start === undefined || end === undefined || end < start) {
    throw new UserError("Microsoft Graph told an event without an id, or without times that make sense.", {
      remedy: "Try again. If it stays so, look at the event in Outlook.",
    });
  }
  const ownZone = (zoneName === undefined ? undefined : ianaOf(zoneName)) ?? "UTC";
  const day = (instant: string) => wholeDay(instant, ownZone);
  const lastDay = day(end);
  const uid = textOf(event["iCalUId"]);
  const originalStart = readOriginalStart(event["originalStart"]);
  // Nobody moved an occurrence that is no exception.
  const original = kind === "occurrence" ? (allDay ? start : (originalStart ?? start)) : originalStart;

  return {
    itemId,
    uid: uid === undefined ? undefined : normalizeUid(uid),
    originalStart:
      kind === "single" || original === undefined ? undefined : allDay ? day(original) : original,
    start: allDay ? day(start) : start,
    end: allDay ? (lastDay > day(start) ? lastDay : laterDay(day(start))) : end,
    allDay,
    zone,
    subject: typeof event["subject"] === "string" ? event["subject"] : "",
    status: lookUp(statuses, event["showAs"]) ?? "unknown",
    sensitivity: lookUp(sensitivities, event["sensitivity"]) ?? "normal",
    kind,
    organizer: readPerson(event["organizer"]),
    attendees: listOf(event["attendees"]).flatMap(readAttendee),
    location: textOf(partOf(event["location"], "displayName")),
    categories: listOf(event["categories"]).filter((each) => typeof each === "string"),
    onlineMeeting: textOf(partOf(event["onlineMeeting"], "joinUrl")) ?? textOf(event["onlineMeetingUrl"]),
    cancelled: event["isCancelled"] === true,
    body: readBodyText(event["body"]),
  };
}

/**
 * A whole day is written as its midnight, mostly by no clock at all. If it came through UTC, it is midnight in the zone
 * in which it was made.
 */
function wholeDay(instant: string, zone: string): string {
  return instant.endsWith("T00:00:00Z") ? instant.slice(0, 10) : nearestDay(instant, zone);
}

/** A clock time and its zone as an instant, or `undefined` where it is none. */
export function readTime(value: unknown): EventTime | undefined {
  const clock = partOf(value, "dateTime");
  const zone = partOf(value, "timeZone");
  if (typeof clock !== "string") {
    return undefined;
  }
  try {
    return instantOf(clock.replace(/Z$/, ""), typeof zone === "string" && zone !== "" ? zone : "UTC");
  } catch {
    return undefined;
  }
}

function readOriginalStart(value: unknown): EventTime | undefined {
  const moment = typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(moment) ? undefined : isoOf(moment);
}

function readPerson(value: unknown): Person | undefined {
  const mail = partOf(value, "emailAddress");
  const name = textOf(partOf(mail, "name"));
  const address = textOf(partOf(mail, "address"));
  return name === undefined && address === undefined ? undefined : { name, address };
}

function readAttendee(value: unknown): Attendee[] {
  const person = readPerson(value);
  const answer = partOf(partOf(value, "status"), "response");
  const role = lookUp(roles, partOf(value, "type")) ?? "required";
  return person ? [{ ...person, role, response: lookUp(responses, answer) ?? "none" }] : [];
}

/** The status of a stretch of time, as `showAs` and `status` have it. */
export function readStatus(value: unknown): Status {
  return lookUp(statuses, value) ?? "unknown";
}

/** Only own names, so that what a server calls "constructor" is unknown as well. */
function lookUp<Value>(table: Readonly<Record<string, Value>>, name: unknown): Value | undefined {
  return typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A text that says something. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function partOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
