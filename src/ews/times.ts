import { ianaOf, instantOf } from "../calendar/zones.js";

const dateTime = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/**
 * An instant, "2026-11-21T09:00:00Z", of what EWS writes: in UTC, with an offset, or by the clock of a zone (UTC where none is
 * known). `undefined` where it is none.
 */
export function readInstant(text: string | undefined, zone = "UTC"): string | undefined {
  const [, day, clock, offset] = dateTime.exec(text ?? "") ?? [];
  if (day === undefined || clock === undefined || !exists(day, clock)) {
    return undefined;
  }
  const local = `${day}T${clock}`;
  if (offset === undefined && zone !== "UTC") {
    return instantOf(local, zone);
  }
  return offset === undefined || offset === "Z" ? `${local}Z` : toText(Date.parse(local + offset));
}

/** Every day that exists reads back as itself: the 31st of February becomes one of March. */
function exists(day: string, clock: string): boolean {
  const moment = Date.parse(`${day}T${clock}Z`);
  return !Number.isNaN(moment) && toText(moment) === `${day}T${clock}Z`;
}

export function toText(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

const known = new Map<string, string | undefined>();

/** The IANA name of a zone, remembered, because a calendar has thousands of the same. */
export function findZone(name: string): string | undefined {
  if (!known.has(name)) {
    // A server could send a new name with each event.
    if (known.size > 1000) {
      known.clear();
    }
    known.set(name, ianaOf(name));
  }
  return known.get(name);
}
