import type { CalendarEvent } from "./event.js";
import { plainText } from "./plain-text.js";
import { normalizeUid, originalDayOf } from "./uid.js";
import { clockOf, ianaOf, isDate, millisecondsOf, nearestDay } from "./zones.js";

export interface PairedEvents {
  readonly pairs: readonly (readonly [graph: CalendarEvent, ews: CalendarEvent])[];
  readonly onlyGraph: readonly CalendarEvent[];
  readonly onlyEws: readonly CalendarEvent[];
}

/** An event with what it may be known again by. */
interface Known {
  readonly event: CalendarEvent;
  readonly uid: string | undefined;
  /** The moment at which an occurrence stood before it was moved. */
  readonly original: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly subject: string;
  /** All that is compared but for people. */
  readonly whole: string;
}

/** The parts of a key. One that lacks something cannot be known by it. */
type Key = (known: Known) => readonly (string | number | undefined)[];

const isWithoutOriginal = ({ event: { originalStart, uid = "" } }: Known) =>
  originalStart === undefined && originalDayOf(uid) === undefined;
const isWithoutUid = ({ uid }: Known) => uid === undefined;

/**
 * Finds the same event on both sides, each once.
 *
 * What is most alike is paired first, so that of several events with one UID those go together that agree. An occurrence
 * whose original start is told by one side only, or differently, is known by its day or by its start. Each round takes
 * as long as there are events, whatever they have in common.
 */
export function pairEvents(
  graph: readonly CalendarEvent[],
  ews: readonly CalendarEvent[],
  zone: string,
): PairedEvents {
  const know = (events: readonly CalendarEvent[]) => new Set(events.map((event) => knownOf(event, zone)));
  const left = { graph: know(graph), ews: know(ews) };
  const pairs: (readonly [CalendarEvent, CalendarEvent])[] = [];

  function pairBy(
    key: Key,
    ofGraph: (known: Known) => boolean = all,
    ofEws: (known: Known) => boolean = all,
  ): void {
    if (left.graph.size === 0 || left.ews.size === 0) {
      return;
    }
    const found = new Map<string, Known[]>();
    for (const known of left.ews) {
      const text = ofEws(known) ? textOf(key(known)) : undefined;
      if (text !== undefined) {
        const others = found.get(text);
        if (others) {
          others.push(known);
        } else {
          found.set(text, [known]);
        }
      }
    }
    // Those that came first are taken first, from the end because that is where taking costs nothing.
    for (const known of found.values()) {
      known.reverse();
    }
    for (const known of left.graph) {
      const text = ofGraph(known) ? textOf(key(known)) : undefined;
      const other = text === undefined ? undefined : found.get(text)?.pop();
      if (other) {
        pairs.push([known.event, other.event]);
        left.graph.delete(known);
        left.ews.delete(other);
      }
    }
  }

  pairBy(({ uid = "", original = "", whole }) => [uid, original, whole]);
  pairBy(({ uid, original = "", start, end, subject }) => [uid, original, start, end, subject]);
  pairBy(({ uid, original = "" }) => [uid, original]);
  pairBy(({ uid, event }) => [uid, originalDay(event, zone)]);
  pairBy(({ uid, start }) => [uid, start]);
  pairBy(({ uid }) => [uid], isWithoutOriginal);
  pairBy(({ uid }) => [uid], all, isWithoutOriginal);
  for (const key of [
    ({ start, end, subject }: Known) => [start, end, subject],
    ({ start, subject }: Known) => [start, subject],
    ({ start, end }: Known) => [start, end],
  ]) {
    pairBy(key, isWithoutUid, isWithoutUid);
    pairBy(key, isWithoutUid);
    pairBy(key, all, isWithoutUid);
  }
  return { pairs, onlyGraph: eventsOf(left.graph), onlyEws: eventsOf(left.ews) };
}

const all = () => true;
const eventsOf = (known: Iterable<Known>) => [...known].map(({ event }) => event);

function textOf(parts: ReturnType<Key>): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join("\0");
}

function knownOf(event: CalendarEvent, zone: string): Known {
  const { originalStart } = event;
  const uid = event.uid === undefined ? "" : normalizeUid(event.uid);
  const start = millisecondsOf(event.start, zone);
  const end = millisecondsOf(event.end, zone);
  const subject = plainText(event.subject);
  const { allDay, status, sensitivity, cancelled } = event;
  return {
    event,
    uid: uid === "" ? undefined : uid,
    original:
      originalStart === undefined || isDate(originalStart)
        ? originalStart
        : String(millisecondsOf(originalStart, zone)),
    start,
    end,
    subject,
    whole: [start, end, subject, allDay, status, sensitivity, cancelled, plainText(event.location)].join(
      "\0",
    ),
  };
}

/** The day on which an occurrence was to be, in its own zone, where anything tells it. */
function originalDay(
  { originalStart, uid = "", allDay, zone }: CalendarEvent,
  other: string,
): string | undefined {
  if (originalStart === undefined || isDate(originalStart)) {
    return originalStart ?? originalDayOf(uid);
  }
  const ownZone = (zone === undefined ? undefined : ianaOf(zone)) ?? other;
  return allDay ? nearestDay(originalStart, ownZone) : clockOf(originalStart, ownZone).slice(0, 10);
}
