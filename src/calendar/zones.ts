import { UserError } from "../base/errors.js";
import { quoted } from "../base/words.js";
import { ianaOf, toInstant, toWall } from "../base/zones.js";
import type { EventTime } from "./event.js";

export { ianaOf, windowsOf } from "../base/zones.js";

const dayMilliseconds = 86_400_000;

/** The instant, as ISO 8601 in UTC, of a clock time ("2026-11-21T09:00:00") in a zone. In a gap, the later; repeated, the earlier. */
export function instantOf(clock: string, zone: string): string {
  return isoOf(toInstant(readClock(clock), usableZone(zone)));
}

/** The clock time of an instant in a zone, "2026-11-21T09:00:00". A day begins at midnight in every zone. */
export function clockOf(instant: string, zone: string): string {
  return isDate(instant)
    ? `${instant}T00:00:00`
    : new Date(toWall(readInstant(instant), usableZone(zone))).toISOString().slice(0, 19);
}

/** Whether an event's time is a day and not a moment. */
export function isDate(time: EventTime): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(time);
}

/** A moment in milliseconds. A day is counted from its midnight in `zone`. */
export function millisecondsOf(time: EventTime, zone: string): number {
  return isDate(time) ? toInstant(readClock(time), usableZone(zone)) : readInstant(time);
}

/**
 * The day whose midnight in `zone` is the nearest to an instant.
 *
 * Servers may write a whole day as the instant at which it begins where the event was made, or where the mailbox is. Read
 * in another zone, that is some hours off midnight, on either side.
 */
export function nearestDay(instant: string, zone: string): string {
  const wall = toWall(readInstant(instant), usableZone(zone));
  return new Date(Math.round(wall / dayMilliseconds) * dayMilliseconds).toISOString().slice(0, 10);
}

/** The day after a day, or as many days after it. */
export function laterDay(day: string, days = 1): string {
  return new Date(readClock(day) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** A zone that computes: one with a name, or an offset as "+01:00". Throws a `UserError` where there is none. */
export function usableZone(zone: string): string {
  const found = /^[+-]\d{2}:\d{2}$/.test(zone) ? zone : ianaOf(zone);
  if (found === undefined) {
    throw new UserError(`${quoted(zone)} is not the name of a time zone.`, {
      remedy: "Write it as Europe/Amsterdam or as W. Europe Standard Time.",
    });
  }
  return found;
}

/** "2026-11-21T09:00:00Z", with milliseconds only where there are some. */
export function isoOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

/** Exchange writes up to seven digits of a second, of which Node reads three. */
function readClock(clock: string): number {
  const wall = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.test(clock)
    ? Date.parse(clock.length === 10 ? clock : `${clock}Z`)
    : NaN;
  // Node takes the 30th of February for the first of March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(clock.slice(0, 10))) {
    throw new UserError(`${quoted(clock)} is no time.`, { remedy: "Write it as 2026-11-21T09:00." });
  }
  return wall;
}

function readInstant(instant: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(instant)
    ? Date.parse(instant)
    : NaN;
  if (Number.isNaN(milliseconds)) {
    throw new UserError(`${quoted(instant)} is no moment.`, { remedy: "Write it as 2026-11-21T09:00:00Z." });
  }
  return milliseconds;
}
