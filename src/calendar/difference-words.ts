import { listed, quoted } from "../base/words.js";
import { compareAttendees } from "./compare-people.js";
import type { ComparedField } from "./compare.js";
import { describeTime } from "./describe-time.js";
import type { CalendarEvent, Person, Sensitivity } from "./event.js";
import { statusWords } from "./status-words.js";
import { millisecondsOf } from "./zones.js";

const doors = { graph: "Graph", ews: "EWS" } as const;

const sensitivityWords: Readonly<Record<Sensitivity, string>> = {
  normal: "not private",
  personal: "personal",
  private: "private",
  confidential: "confidential",
};

/** "Graph shows “Planning” on Tue 24 Nov 2026 10:00, EWS does not." */
export function describeMissing(event: CalendarEvent, from: "graph" | "ews", zone: string): string {
  const subject = event.subject === "" ? "an event without a subject" : quoted(event.subject);
  const time = describeTime(event, { zone, day: "year", withEnd: false });
  return `${doors[from === "graph" ? "ews" : "graph"]} shows ${subject} on ${time}, ${doors[from]} does not.`;
}

/** A sentence for each thing that differs. */
export function describeDifference(
  graph: CalendarEvent,
  ews: CalendarEvent,
  fields: readonly ComparedField[],
  zone: string,
): string {
  const isAboutTime = (field: ComparedField) => field === "start" || field === "end" || field === "allDay";
  const times = fields.filter(isAboutTime);
  const others = fields.filter((field) => !isAboutTime(field));
  return [
    ...(times.length > 0 ? [describeTimes(graph, ews, zone)] : []),
    ...others.map((field) => sentences[field](graph, ews)),
  ].join(" ");
}

/** The ends are told only where something but the beginning has changed, the date where the weekday could mislead. */
function describeTimes(graph: CalendarEvent, ews: CalendarEvent, zone: string): string {
  const startsAt = (event: CalendarEvent) => millisecondsOf(event.start, zone);
  const lasts = (event: CalendarEvent) => millisecondsOf(event.end, zone) - startsAt(event);
  const isFar = Math.abs(startsAt(graph) - startsAt(ews)) >= 6 * 86_400_000;
  const withEnd = lasts(graph) !== lasts(ews) || startsAt(graph) === startsAt(ews);
  const day = isFar ? (graph.start.slice(0, 4) === ews.start.slice(0, 4) ? "date" : "year") : "weekday";
  const style = { zone, day, withEnd } as const;
  const [ofEws, ofGraph] = [describeTime(ews, style), describeTime(graph, style)];
  // Half past two happens twice in one night of autumn.
  return ofEws === ofGraph
    ? `EWS shows ${ews.start} to ${ews.end}, Graph shows ${graph.start} to ${graph.end}.`
    : `EWS shows ${ofEws}, Graph shows ${ofGraph}.`;
}

type Sentence = (graph: CalendarEvent, ews: CalendarEvent) => string;

const sentences: Readonly<Record<Exclude<ComparedField, "start" | "end" | "allDay">, Sentence>> = {
  subject: (graph, ews) =>
    `The subject is ${textOr(ews.subject, "empty")} in EWS and ${textOr(graph.subject, "empty")} in Graph.`,
  status: (graph, ews) => `EWS says ${statusWords[ews.status]}, Graph says ${statusWords[graph.status]}.`,
  sensitivity: (graph, ews) =>
    `EWS says ${sensitivityWords[ews.sensitivity]}, Graph says ${sensitivityWords[graph.sensitivity]}.`,
  organizer: (graph, ews) =>
    `The organiser is ${describePerson(ews.organizer)} in EWS and ${describePerson(graph.organizer)} in Graph.`,
  location: (graph, ews) =>
    `The place is ${textOr(ews.location, "not told")} in EWS and ${textOr(graph.location, "not told")} in Graph.`,
  cancelled: ({ cancelled }) =>
    cancelled ? "Graph shows it as cancelled, EWS does not." : "EWS shows it as cancelled, Graph does not.",
  attendees: (graph, ews) => {
    const { onlyGraph, onlyEws, changed } = compareAttendees(graph, ews);
    const parts = [
      ...(onlyEws.length > 0 ? [`only EWS names ${namesOf(onlyEws)}`] : []),
      ...(onlyGraph.length > 0 ? [`only Graph names ${namesOf(onlyGraph)}`] : []),
      ...(changed.length > 0 ? [`the answer or the part of ${namesOf(changed)} is another one`] : []),
    ];
    return `Of the attendees, ${listed(parts)}.`;
  },
};

const textOr = (text: string | undefined, instead: string) => (text ? quoted(text) : instead);

function describePerson(person: Person | undefined): string {
  return textOr(person?.address ?? person?.name, "not told");
}

const mostNames = 3;

function namesOf(people: readonly Person[]): string {
  const names = people.slice(0, mostNames).map(describePerson);
  const more = people.length - names.length;
  return listed(more > 0 ? [...names, `${String(more)} more`] : names);
}
