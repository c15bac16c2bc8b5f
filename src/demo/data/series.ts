import { dayMilliseconds, dayOfWall } from "./days.js";
import { falls } from "./hash.js";
import { listDays, type Pattern } from "./recurrence.js";
import { toInstant, toWall } from "./zones.js";

export type ShowAs = "free" | "tentative" | "busy" | "oof" | "workingElsewhere";
export type Sensitivity = "normal" | "personal" | "private" | "confidential";
export type Response = "accepted" | "tentativelyAccepted" | "declined" | "notResponded";

/** Who takes part: somebody of the company by number, or somebody else by address. */
export interface Guest {
  readonly who: number | Stranger;
  readonly type: "required" | "optional" | "resource";
  readonly response: Response;
}

export interface Stranger {
  readonly name: string;
  readonly address: string;
}

/** What became of one of the days of a series. */
export type Exception =
  | { readonly kind: "cancelled" }
  | {
      readonly kind: "moved";
      readonly days: number;
      readonly minutes: number;
      readonly subject?: string;
      readonly location?: string;
    };

/** Something that happens once, or again and again. Every mailbox that takes part shows it in its own way. */
export interface Series {
  /** Unique in the company. The ids of its events are made of it. */
  readonly key: string;
  readonly subject: string;
  readonly text: string;
  readonly zone: string;
  /** What Exchange says that zone was called when the event was made, where it is not the name of a zone. */
  readonly zoneName?: string;
  /** Absent where it happens once. */
  readonly pattern: Pattern | undefined;
  readonly first: number;
  readonly last: number | undefined;
  /** Minutes after midnight. 0 for what lasts whole days. */
  readonly minute: number;
  readonly minutes: number;
  readonly allDay: boolean;
  readonly organizer: number | Stranger;
  readonly guests: readonly Guest[];
  readonly showAs: ShowAs;
  readonly sensitivity: Sensitivity;
  readonly location: string | undefined;
  readonly categories: readonly string[];
  readonly online: boolean;
  readonly important: boolean;
  readonly reminder: number | undefined;
  /** By the day on which it would have happened. */
  readonly exceptionOn: (day: number) => Exception | undefined;
}

export function series(
  key: string,
  subject: string,
  parts: Pick<Series, "zone" | "first" | "minute" | "minutes" | "organizer"> & Partial<Series>,
): Series {
  return {
    key,
    subject,
    text: "",
    pattern: undefined,
    last: undefined,
    allDay: false,
    guests: [],
    showAs: "busy",
    sensitivity: "normal",
    location: undefined,
    categories: [],
    online: false,
    important: false,
    reminder: 15,
    exceptionOn: () => undefined,
    ...parts,
  };
}

/** Most people accept. */
export function drawResponse(draw: number): Response {
  return falls(draw, 70)
    ? "accepted"
    : falls(draw, 80)
      ? "tentativelyAccepted"
      : falls(draw, 92)
        ? "notResponded"
        : "declined";
}

/** One time that something happens. */
export interface Occurrence {
  readonly series: Series;
  /** The day on which it was to happen, by the series. */
  readonly day: number;
  readonly start: number;
  readonly end: number;
  readonly exception: Exception | undefined;
}

/** By how many days an occurrence is moved at the most. */
const farthestMove = 7;

/** The times that something happens between two instants, in order. Those that were cancelled are among them. */
export function listOccurrences(subject: Series, from: number, to: number, zone: string): Occurrence[] {
  const length = Math.ceil((subject.minutes * 60_000) / dayMilliseconds) + 1;
  const first = dayOfWall(toWall(from, subject.zone)) - length - farthestMove;
  const last = dayOfWall(toWall(to, subject.zone)) + farthestMove + 1;
  const days = subject.pattern
    ? listDays(subject.pattern, subject, first, last)
    : [subject.first].filter((day) => day >= first && day <= last);
  return [...days]
    .map((day) => occurrenceOn(subject, day, zone))
    .filter(({ start, end }) => start < to && (end > from || (end === start && start >= from)))
    .sort((one, other) => one.start - other.start);
}

/** What lasts whole days lasts them wherever one looks from: `zone` is that of the mailbox. */
export function occurrenceOn(subject: Series, day: number, zone: string): Occurrence {
  const exception = subject.exceptionOn(day);
  const moved = exception?.kind === "moved" ? exception : { days: 0, minutes: 0 };
  const wall = (day + moved.days) * dayMilliseconds + (subject.minute + moved.minutes) * 60_000;
  const start = toInstant(wall, subject.allDay ? zone : subject.zone);
  return {
    series: subject,
    day,
    start,
    end: subject.allDay ? toInstant(wall + subject.minutes * 60_000, zone) : start + subject.minutes * 60_000,
    exception,
  };
}

/** Whether something happens on a day, be it moved or cancelled. */
export function happensOn(subject: Series, day: number): boolean {
  return subject.pattern
    ? [...listDays(subject.pattern, subject, day, day)].length > 0
    : day === subject.first;
}
