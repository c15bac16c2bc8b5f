import type { CalendarEvent } from "./event.js";

export type ComparedField =
  | "start"
  | "end"
  | "allDay"
  | "subject"
  | "status"
  | "sensitivity"
  | "organizer"
  | "location"
  | "cancelled"
  | "attendees";

export type EventDifference =
  | {
      readonly what: "missing";
      readonly from: "graph" | "ews";
      readonly event: CalendarEvent;
      readonly words: string;
    }
  | {
      readonly what: "differs";
      readonly graph: CalendarEvent;
      readonly ews: CalendarEvent;
      readonly fields: readonly ComparedField[];
      /** "EWS shows Tue 10:00, Graph shows Tue 11:00." */
      readonly words: string;
    };

export interface CalendarComparison {
  /** By start. */
  readonly differences: readonly EventDifference[];
  /** How many pairs say the same. */
  readonly agreeing: number;
  /** How many different events there are on both sides together. */
  readonly total: number;
  /** "EWS and Graph agree on 312 of 314 events; 2 differ." */
  readonly verdict: string;
}

/**
 * Says how what EWS shows departs from what Microsoft Graph shows, by start.
 *
 * Events are paired by iCalendar UID and original start, because both doors know the same event under different ids. A
 * GlobalObjectId of an occurrence carries its day in bytes 16 to 19, which is taken out first. Instants are compared, not
 * how they are written; zone names, line ends and the way from HTML to text are no difference.
 */
export function compareCalendars(
  graph: readonly CalendarEvent[],
  ews: readonly CalendarEvent[],
  options: { readonly zone: string },
): CalendarComparison {
  throw new Error(`not built: ${String([graph.length, ews.length, options.zone])}`);
}
