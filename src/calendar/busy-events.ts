import type { CalendarEvent } from "./event.js";
import type { BusyPeriod } from "./source.js";

/**
 * Free/busy as events of which little is known. Their ids follow from what they say, so that the same stretch of time has
 * the same one whenever it is told; of several that say the same, each has its own.
 */
export function eventsOfPeriods(periods: readonly BusyPeriod[]): readonly CalendarEvent[] {
  const seen = new Map<string, number>();
  return periods.map((period) => {
    const { start, end, status, subject, location, isPrivate } = period;
    const said = [start, end, status, subject ?? ""].join(" ");
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return {
      itemId: count === 1 ? said : `${said} ${String(count)}`,
      uid: undefined,
      originalStart: undefined,
      start,
      end,
      allDay: false,
      zone: undefined,
      subject: subject ?? "",
      status,
      sensitivity: isPrivate ? "private" : "normal",
      kind: "single",
      organizer: undefined,
      attendees: [],
      location,
      categories: [],
      onlineMeeting: undefined,
      cancelled: false,
      body: undefined,
    };
  });
}
