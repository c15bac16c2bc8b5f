import type { EventTime } from "./event.js";
import { isDate, millisecondsOf } from "./zones.js";

/** Somewhere on earth it is a day for so long before or after it is one in UTC. */
const mostOffset = 14 * 3_600_000;

/**
 * Whether something happens in a stretch of time, in milliseconds. A day is that of `zone`, and where there is none, it
 * touches wherever on earth it is that day. What lasts no time touches, too.
 */
export function touches(
  event: { readonly start: EventTime; readonly end: EventTime },
  stretch: { readonly start: number; readonly end: number },
  zone?: string,
): boolean {
  const isDay = isDate(event.start);
  const most = isDay && zone === undefined ? mostOffset : 0;
  const timeOf = (time: EventTime) =>
    isDay && zone !== undefined ? millisecondsOf(time, zone) : Date.parse(time);
  const from = timeOf(event.start) - most;
  const to = timeOf(event.end) + most;
  return from < stretch.end && (to > stretch.start || (from === to && from >= stretch.start));
}
