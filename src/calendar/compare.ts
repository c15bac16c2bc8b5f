import { counted, numbered } from "../base/words.js";
import { differingFields } from "./compare-fields.js";
import { describeDifference, describeMissing } from "./difference-words.js";
import type { CalendarEvent } from "./event.js";
import { pairEvents } from "./pair-events.js";
import { millisecondsOf, usableZone } from "./zones.js";

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
  const zone = usableZone(options.zone);
  const { pairs, onlyGraph, onlyEws } = pairEvents(graph, ews, zone);
  const differing = pairs.flatMap(([ofGraph, ofEws]): EventDifference[] => {
    const fields = differingFields(ofGraph, ofEws, zone);
    return fields.length === 0
      ? []
      : [
          {
            what: "differs",
            graph: ofGraph,
            ews: ofEws,
            fields,
            words: describeDifference(ofGraph, ofEws, fields, zone),
          },
        ];
  });
  const missing = (events: readonly CalendarEvent[], from: "graph" | "ews") =>
    events.map((event): EventDifference => ({
      what: "missing",
      from,
      event,
      words: describeMissing(event, from, zone),
    }));
  const differences = [...differing, ...missing(onlyGraph, "ews"), ...missing(onlyEws, "graph")]
    .map((difference) => ({ difference, start: startOf(difference, zone) }))
    .sort((one, other) => one.start - other.start)
    .map(({ difference }) => difference);
  const total = pairs.length + onlyGraph.length + onlyEws.length;
  const agreeing = total - differences.length;
  return { differences, agreeing, total, verdict: describeAgreement(agreeing, total) };
}

/** The earlier one, where both sides have it. */
function startOf(difference: EventDifference, zone: string): number {
  return difference.what === "missing"
    ? millisecondsOf(difference.event.start, zone)
    : Math.min(millisecondsOf(difference.graph.start, zone), millisecondsOf(difference.ews.start, zone));
}

/** The verdict over one calendar or several. */
export function describeAgreement(agreeing: number, total: number): string {
  if (total === 0) {
    return "Neither EWS nor Graph shows an event.";
  }
  const differing = total - agreeing;
  if (differing === 0) {
    return `EWS and Graph agree on ${total === 1 ? "the only event" : `all ${counted(total, "event")}`}.`;
  }
  return `EWS and Graph agree on ${numbered(agreeing)} of ${counted(total, "event")}; ${numbered(differing)} ${differing === 1 ? "differs" : "differ"}.`;
}
