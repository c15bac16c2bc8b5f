import { compareAttendees, isSamePerson } from "./compare-people.js";
import type { ComparedField } from "./compare.js";
import type { CalendarEvent } from "./event.js";
import { plainText } from "./plain-text.js";
import { millisecondsOf } from "./zones.js";

/** In the order in which they are told. */
const differs: Readonly<
  Record<ComparedField, (graph: CalendarEvent, ews: CalendarEvent, zone: string) => boolean>
> = {
  start: (graph, ews, zone) => millisecondsOf(graph.start, zone) !== millisecondsOf(ews.start, zone),
  end: (graph, ews, zone) => millisecondsOf(graph.end, zone) !== millisecondsOf(ews.end, zone),
  allDay: (graph, ews) => graph.allDay !== ews.allDay,
  cancelled: (graph, ews) => graph.cancelled !== ews.cancelled,
  subject: (graph, ews) => plainText(graph.subject) !== plainText(ews.subject),
  status: (graph, ews) => graph.status !== ews.status,
  sensitivity: (graph, ews) => graph.sensitivity !== ews.sensitivity,
  location: (graph, ews) => plainText(graph.location) !== plainText(ews.location),
  organizer: (graph, ews) => !isSamePerson(graph.organizer, ews.organizer),
  attendees: (graph, ews) => {
    const { onlyGraph, onlyEws, changed } = compareAttendees(graph, ews);
    return onlyGraph.length + onlyEws.length + changed.length > 0;
  },
};

const fields = Object.keys(differs) as ComparedField[];

/** In what two tellings of one event differ. `zone` is where a day has its midnight, if only one of them is a day. */
export function differingFields(graph: CalendarEvent, ews: CalendarEvent, zone: string): ComparedField[] {
  return fields.filter((field) => differs[field](graph, ews, zone));
}
