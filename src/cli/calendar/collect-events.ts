import { counted } from "../../base/words.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { millisecondsOf } from "../../calendar/zones.js";
import type { Io } from "../io.js";

/** From then on it is told how far it is, in milliseconds. */
const patience = 1000;

export interface Collecting {
  /** Where a day has its midnight. */
  readonly zone: string;
  /** Attendees are most of an event, and only some formats have them. */
  readonly withoutAttendees?: boolean;
}

/**
 * All events of a calendar by their start; those that begin together by their end, then as they came.
 *
 * Nothing is shown before all is there, because half a calendar looks like a whole one.
 */
export async function collectEvents(
  pages: AsyncIterable<readonly CalendarEvent[]>,
  { zone, withoutAttendees = false }: Collecting,
  io: Io,
): Promise<readonly CalendarEvent[]> {
  const started = io.now.getTime();
  const found: { readonly event: CalendarEvent; readonly start: number; readonly end: number }[] = [];
  try {
    for await (const page of pages) {
      for (const event of page) {
        found.push({
          event: cutLoose(withoutAttendees ? { ...event, attendees: [] } : event),
          start: millisecondsOf(event.start, zone),
          end: millisecondsOf(event.end, zone),
        });
      }
      if (io.now.getTime() - started > patience) {
        io.showProgress(`${counted(found.length, "event")} …`);
      }
    }
  } finally {
    io.showProgress(undefined);
  }
  found.sort((one, other) => one.start - other.start || one.end - other.end);
  return found.map(({ event }) => event);
}

/** The same event in texts of its own. A piece of an answer's text would keep all of the answer in memory. */
function cutLoose(event: CalendarEvent): CalendarEvent {
  return { ...event, ...(JSON.parse(JSON.stringify(event)) as CalendarEvent) };
}
