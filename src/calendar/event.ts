/** A moment as "2026-11-21T09:00:00Z", or a day as "2026-11-21" where an event lasts whole days. */
export type EventTime = string;

/** How an event shows in free/busy. @see https://learn.microsoft.com/graph/api/resources/event (showAs) */
export const statuses = ["free", "tentative", "busy", "outOfOffice", "workingElsewhere", "unknown"] as const;
export type Status = (typeof statuses)[number];

export type Sensitivity = "normal" | "personal" | "private" | "confidential";

/** What an event is within a series. Sources give occurrences, never the series itself. */
export type EventKind = "single" | "occurrence" | "exception";

export type Response = "none" | "organizer" | "tentative" | "accepted" | "declined" | "notResponded";

export interface Person {
  readonly name: string | undefined;
  /** The SMTP address where it is known; Exchange may tell an X.500 address instead. */
  readonly address: string | undefined;
}

export interface Attendee extends Person {
  readonly role: "required" | "optional" | "resource";
  readonly response: Response;
}

/** An event as both Microsoft Graph and EWS can say it. */
export interface CalendarEvent {
  /** Of the source that gave it. The same event has another one elsewhere. */
  readonly itemId: string;
  /** iCalendar's UID, the same for all occurrences of a series and in all mailboxes. */
  readonly uid: string | undefined;
  /** Where an occurrence stood before anybody moved it. Absent for a single event. */
  readonly originalStart: EventTime | undefined;
  readonly start: EventTime;
  /** Exclusive: an event of one whole day ends on the next. */
  readonly end: EventTime;
  readonly allDay: boolean;
  /** The time zone that it was made in, by its IANA name where that is known, else as it was said. */
  readonly zone: string | undefined;
  readonly subject: string;
  readonly status: Status;
  readonly sensitivity: Sensitivity;
  readonly kind: EventKind;
  readonly organizer: Person | undefined;
  readonly attendees: readonly Attendee[];
  readonly location: string | undefined;
  readonly categories: readonly string[];
  readonly onlineMeeting: string | undefined;
  readonly cancelled: boolean;
  /** As plain text, and only where it was asked for. */
  readonly body: string | undefined;
}
