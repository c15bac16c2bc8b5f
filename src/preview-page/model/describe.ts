import type { CalendarEvent, Person, Status } from "../../calendar/event.js";
import type { Customs } from "./customs.js";
import { dayLength } from "./days.js";
import type { Placed } from "./event-store.js";

const statusWords: Readonly<Record<Status, string>> = {
  free: "free",
  tentative: "tentative",
  busy: "busy",
  outOfOffice: "out of office",
  workingElsewhere: "working elsewhere",
  unknown: "status not known",
};

export function statusWord(status: Status): string {
  return statusWords[status];
}

/** What stands on a box. What has no subject is at least busy or free. */
export function titleOf({ subject, status }: CalendarEvent, isBusyOnly: boolean): string {
  const title = subject.trim();
  if (title !== "") {
    return title;
  }
  const word = statusWords[status];
  return isBusyOnly ? word.charAt(0).toUpperCase() + word.slice(1) : "(no subject)";
}

export function personWords({ name, address }: Person): string {
  return name !== undefined && address !== undefined && name !== address
    ? `${name} <${address}>`
    : (name ?? address ?? "(nobody)");
}

/** Writes days and times as the reader's locale does. Wall times are handed over as if they were UTC. */
export class Clockface {
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #short: Intl.DateTimeFormat;

  constructor({ locale }: Customs) {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
    this.#time = format({ timeStyle: "short" });
    this.#day = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
    this.#month = format({ month: "long", year: "numeric" });
    this.#short = format({ day: "numeric", month: "short", year: "numeric" });
  }

  time(wall: number): string {
    return this.#time.format(wall);
  }

  day(wall: number): string {
    return this.#day.format(wall);
  }

  month(wall: number): string {
    return this.#month.format(wall);
  }

  days(first: number, last: number): string {
    return this.#short.formatRange(first, last);
  }

  /** "Tuesday 24 November 2026, 10:00–11:00" */
  when({ start, end, endClock, entry }: Placed): string {
    const last = Math.max(start, end - 1);
    const isOneDay = Math.floor(start / dayLength) === Math.floor(last / dayLength);
    if (entry.event.allDay) {
      return isOneDay ? `${this.day(start)}, all day` : `${this.day(start)} to ${this.day(last)}, all day`;
    }
    const until = isOneDay ? this.time(endClock) : `${this.day(endClock)}, ${this.time(endClock)}`;
    return `${this.day(start)}, ${this.time(start)}–${until}`;
  }

  /** "10:00–11:00" or "all day" */
  hours({ start, endClock, entry }: Placed): string {
    return entry.event.allDay ? "all day" : `${this.time(start)}–${this.time(endClock)}`;
  }
}

/** What is worth saying of an event besides its time and subject, for those who cannot see colours and edges. */
export function notesOf({ status, sensitivity, cancelled, location }: CalendarEvent): readonly string[] {
  return [
    statusWords[status],
    ...(sensitivity === "normal" ? [] : [sensitivity]),
    ...(cancelled ? ["cancelled"] : []),
    ...(location ? [location] : []),
  ];
}
