import type { EventTime } from "./event.js";
import { isDate } from "./zones.js";

/** Somewhere on earth it is a day for so long before or after it is one in UTC. */
const mostOffset = 14 * 3_600_000;

/**
 * Whether something happens in a stretch of time, in milliseconds. A day touches it wherever on earth it is that day; what
 * lasts no time touches it as well.
 */
export function touches(
  event: { readonly start: EventTime; readonly end: EventTime },
  stretch: { readonly start: number; readonly end: number },
): boolean {
  const most = isDate(event.start) ? mostOffset : 0;
  const from = Date.parse(event.start) - most;
  const to = Date.parse(event.end) + most;
  return from < stretch.end && (to > stretch.start || (from === to && from >= stretch.start));
}
