import type { Attendee, CalendarEvent } from "../../src/calendar/event.js";

/** An hour on a Tuesday, changed as a test wants it. */
export function event(changes: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    itemId: "item",
    uid: "planning@quillhaven.example",
    originalStart: undefined,
    start: "2026-11-24T09:00:00Z",
    end: "2026-11-24T10:00:00Z",
    allDay: false,
    zone: "Europe/Amsterdam",
    subject: "Planning",
    status: "busy",
    sensitivity: "normal",
    kind: "single",
    organizer: { name: "Ada Lindqvist", address: "ada@quillhaven.example" },
    attendees: [],
    location: undefined,
    categories: [],
    onlineMeeting: undefined,
    cancelled: false,
    body: undefined,
    ...changes,
  };
}

export function attendee(address: string, changes: Partial<Attendee> = {}): Attendee {
  return { name: address.split("@")[0], address, role: "required", response: "accepted", ...changes };
}

/** A time of a series on each of so many days, at nine in Amsterdam. */
export function occurrences(count: number, changes: Partial<CalendarEvent> = {}): CalendarEvent[] {
  return Array.from({ length: count }, (_, place) => {
    const start = new Date(Date.UTC(2026, 0, 1 + place, 8)).toISOString().replace(".000", "");
    return event({
      itemId: `item-${String(place)}`,
      kind: "occurrence",
      originalStart: start,
      start,
      end: start.replace("T08", "T09"),
      ...changes,
    });
  });
}
