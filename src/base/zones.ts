import { Temporal } from "temporal-polyfill";
import { findIana, findWindows } from "windows-iana";

const ianaNames = new Map<string, string | undefined>();
const windowsNames = new Map<string, string | undefined>();

/** The IANA name of a time zone that is named as Windows, IANA or Microsoft Graph do, or `undefined` where there is none. */
export function ianaOf(name: string): string | undefined {
  return remembered(ianaNames, name, findIanaName);
}

/** What Windows calls an IANA time zone. */
export function windowsOf(iana: string): string | undefined {
  return remembered(windowsNames, iana, (name) => findWindows(name)[0] ?? findWindows(olderName(name))[0]);
}

/** Places that were renamed are known to the table by what they were called before: Kiev, not Kyiv. */
function olderName(iana: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: iana }).resolvedOptions().timeZone;
  } catch {
    return iana;
  }
}

/** Looking through the table takes longer than all the rest of an event. */
function remembered(
  names: Map<string, string | undefined>,
  name: string,
  find: (name: string) => string | undefined,
): string | undefined {
  if (names.has(name)) {
    return names.get(name);
  }
  const found = find(name);
  // Whatever somebody types can be asked for.
  if (names.size < 1000) {
    names.set(name, found);
  }
  return found;
}

/** What Microsoft Graph says of events that were made in UTC. @see https://learn.microsoft.com/graph/api/resources/event */
const graphUtc = /^tzone:\/\/microsoft\/utc$/i;

function findIanaName(name: string): string | undefined {
  const [iana] = findIana(graphUtc.test(name) ? "UTC" : name);
  if (iana !== undefined) {
    return iana;
  }
  // An offset such as "+01:00" is a zone to Temporal, but to none of Microsoft's services.
  if (!/^[a-z]/i.test(name)) {
    return undefined;
  }
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const spans = new Map<string, Span[]>();

/** By how many milliseconds clocks in a time zone are ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  let known = spans.get(zone);
  if (!known) {
    spans.set(zone, (known = []));
  }
  let span = known.find(({ from, to }) => from <= instant && instant < to);
  if (!span) {
    // Temporal knows everything and takes its time; a calendar asks for the same months again and again.
    const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    span = {
      from:
        moment.add({ nanoseconds: 1 }).getTimeZoneTransition("previous")?.epochMilliseconds ??
        Number.NEGATIVE_INFINITY,
      to: moment.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
      offset: moment.offsetNanoseconds / 1e6,
    };
    known.push(span);
  }
  return span.offset;
}

/**
 * The instant at which clocks in a time zone show `wall`, which is counted as if it were UTC. Of two such instants it is
 * the first; a time that is skipped in spring is as much later as the clocks are put forward.
 */
export function toInstant(wall: number, zone: string): number {
  const day = 86_400_000;
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  const first = wall - before;
  return offsetAt(first, zone) === before || offsetAt(wall - after, zone) !== after ? first : wall - after;
}

/** What clocks in a time zone show at an instant, counted as if it were UTC. */
export function toWall(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}
