import type { CalendarEvent, EventKind, EventTime, Sensitivity, Status } from "./event.js";
import { normalizeUid } from "./uid.js";

/** An event as files and scripts get it. What is not there is null. */
export interface EventRecord {
  readonly uid: string | null;
  readonly originalStart: EventTime | null;
  readonly start: EventTime;
  readonly end: EventTime;
  readonly allDay: boolean;
  readonly zone: string | null;
  readonly subject: string;
  readonly status: Status;
  readonly sensitivity: Sensitivity;
  readonly kind: EventKind;
  readonly organizer: { readonly name: string | null; readonly address: string | null } | null;
  readonly location: string | null;
  readonly cancelled: boolean;
}

export function toRecord(event: CalendarEvent): EventRecord {
  const { organizer } = event;
  return {
    uid: event.uid === undefined ? null : normalizeUid(event.uid),
    originalStart: event.originalStart ?? null,
    start: event.start,
    end: event.end,
    allDay: event.allDay,
    zone: event.zone ?? null,
    subject: event.subject,
    status: event.status,
    sensitivity: event.sensitivity,
    kind: event.kind,
    organizer: organizer ? { name: organizer.name ?? null, address: organizer.address ?? null } : null,
    location: event.location ?? null,
    cancelled: event.cancelled,
  };
}

/** The names of its properties, in order. */
export const recordFields = [
  "uid",
  "originalStart",
  "start",
  "end",
  "allDay",
  "zone",
  "subject",
  "status",
  "sensitivity",
  "kind",
  "organizer",
  "location",
  "cancelled",
] as const satisfies readonly (keyof EventRecord)[];
