import type {
  Attendee,
  CalendarEvent,
  EventKind,
  Person,
  Response,
  Sensitivity,
  Status,
} from "../calendar/event.js";
import { findZone, readInstant } from "./times.js";
import { laterDay, nearestDay } from "../calendar/zones.js";
import { childrenOf, type XmlNode } from "./xml/node.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/legacyfreebusystatus */
export const statusOf: Readonly<Record<string, Status>> = {
  Free: "free",
  Tentative: "tentative",
  Busy: "busy",
  OOF: "outOfOffice",
  WorkingElsewhere: "workingElsewhere",
};

const sensitivityOf: Readonly<Record<string, Sensitivity>> = {
  Personal: "personal",
  Private: "private",
  Confidential: "confidential",
};

const responseOf: Readonly<Record<string, Response>> = {
  Organizer: "organizer",
  Tentative: "tentative",
  Accept: "accepted",
  Decline: "declined",
  NoResponseReceived: "notResponded",
};

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritemtype */
const kindOf: Readonly<Record<string, EventKind>> = {
  Single: "single",
  Occurrence: "occurrence",
  Exception: "exception",
};

/** Only own names, so that what a server calls "constructor" is unknown as well. */
export function lookUp<Value>(
  table: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * An event as EWS tells it. `undefined` where it is a series, or something that is no event; throws where an event has no times that
 * could be understood, because leaving it out would show a shorter calendar.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritem
 */
export function readEvent(node: XmlNode): CalendarEvent | undefined {
  const parts = new Map<string, XmlNode>();
  for (const child of node.children) {
    if (!parts.has(child.name)) {
      parts.set(child.name, child);
    }
  }
  const text = (name: string) => {
    const found = parts.get(name)?.text.trim();
    return found === "" ? undefined : found;
  };
  const type = text("CalendarItemType");
  if (node.name !== "CalendarItem" || type === "RecurringMaster") {
    return undefined;
  }
  const itemId = parts.get("ItemId")?.attributes["Id"] ?? "";
  const start = readInstant(text("Start"));
  const end = readInstant(text("End"));
  if (itemId === "" || start === undefined || end === undefined || end < start) {
    throw new UnreadableEvent("An event has no id, or no start and end that make sense.");
  }

  const zoneNode = parts.get("StartTimeZone") ?? parts.get("MeetingTimeZone");
  const zoneName =
    zoneNode?.attributes["Id"] ?? zoneNode?.attributes["TimeZoneName"] ?? zoneNode?.attributes["Name"];
  const zone = zoneName === undefined || zoneName === "" ? undefined : findZone(zoneName);
  const allDay = text("IsAllDayEvent") === "true" || text("IsAllDayEvent") === "1";
  const kind = lookUp(kindOf, type) ?? "single";
  // Midnight by the clock of the zone that it was made in; where that is not known, the nearest midnight.
  const toDay = (instant: string) => nearestDay(instant, zone ?? "UTC");
  const [day, lastDay] = allDay ? [toDay(start), toDay(end)] : ["", ""];

  return {
    itemId,
    uid: text("UID"),
    originalStart: kind === "single" ? undefined : originalStart(),
    start: allDay ? day : start,
    end: allDay ? (lastDay > day ? lastDay : laterDay(day)) : end,
    allDay,
    zone: zone ?? (zoneName === "" ? undefined : zoneName),
    subject: parts.get("Subject")?.text ?? "",
    status: lookUp(statusOf, text("LegacyFreeBusyStatus")) ?? "unknown",
    sensitivity: lookUp(sensitivityOf, text("Sensitivity")) ?? "normal",
    kind,
    organizer: readPerson(parts.get("Organizer")),
    attendees: [
      ...readAttendees(parts.get("RequiredAttendees"), "required"),
      ...readAttendees(parts.get("OptionalAttendees"), "optional"),
      ...readAttendees(parts.get("Resources"), "resource"),
    ],
    location: text("Location"),
    categories: childrenOf(parts.get("Categories"), "String").map((each) => each.text),
    onlineMeeting: text("JoinOnlineMeetingUrl"),
    cancelled: text("IsCancelled") === "true" || text("IsCancelled") === "1",
    body: parts.get("Body")?.text,
  };

  /** Nobody moved an occurrence that is no exception. */
  function originalStart(): string | undefined {
    const told = readInstant(text("OriginalStart")) ?? readInstant(text("RecurrenceId"));
    const original = told ?? (kind === "occurrence" ? start : undefined);
    return allDay && original !== undefined ? toDay(original) : original;
  }
}

/** An event that cannot be understood. */
export class UnreadableEvent extends Error {
  override readonly name = "UnreadableEvent";
}

function readPerson(node: XmlNode | undefined): Person | undefined {
  const mailbox = node?.children.find(({ name }) => name === "Mailbox");
  if (!mailbox) {
    return undefined;
  }
  let person: Person = { name: undefined, address: undefined };
  for (const { name, text } of mailbox.children) {
    const words = text.trim();
    if (words !== "" && name === "Name") {
      person = { ...person, name: words };
    } else if (words !== "" && name === "EmailAddress") {
      person = { ...person, address: words };
    }
  }
  return person.name === undefined && person.address === undefined ? undefined : person;
}

function readAttendees(list: XmlNode | undefined, role: Attendee["role"]): readonly Attendee[] {
  return childrenOf(list, "Attendee").flatMap((node) => {
    const person = readPerson(node);
    const [answer] = childrenOf(node, "ResponseType");
    return person ? [{ ...person, role, response: lookUp(responseOf, answer?.text.trim()) ?? "none" }] : [];
  });
}
