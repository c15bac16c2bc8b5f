import { dayFrom, dayMilliseconds, weekdayNames, weekdayOf } from "../data/days.js";
import { EwsFault } from "./errors.js";
import { childOf, textOf, type XmlElement } from "./read-xml.js";

interface Rule {
  /** Minutes that are added to local time to get UTC, besides the bias of the zone. */
  readonly bias: number;
  readonly month: number;
  readonly order: number;
  readonly weekday: number;
  /** Milliseconds after midnight. */
  readonly time: number;
}

/** The time zone of a request for free/busy times, which is described instead of named. */
export interface RuleZone {
  toInstant(wall: number): number;
  toWall(instant: number): number;
}

/**
 * Reads how a client describes its time zone. Times in the answer are of it, and it is needed.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezone-availability
 */
export function readRuleZone(element: XmlElement | undefined): RuleZone {
  if (!element) {
    throw wrongZone("The time zone is missing.");
  }
  const bias = readNumber(element, "Bias");
  const standard = readRule(childOf(element, "StandardTime"));
  const daylight = readRule(childOf(element, "DaylightTime"));
  const changes = standard.month > 0 && daylight.month > 0;
  /** Counted as local standard time, in which both changes of a year are compared. */
  const isDaylight = (local: number) => {
    const year = new Date(local).getUTCFullYear();
    const begins = changeIn(year, daylight);
    const ends = changeIn(year, standard) + (daylight.bias - standard.bias) * 60_000;
    return begins < ends ? local >= begins && local < ends : local >= begins || local < ends;
  };
  const offset = (local: number) =>
    -(bias + (changes && isDaylight(local) ? daylight.bias : standard.bias)) * 60_000;
  const standardOffset = -(bias + standard.bias) * 60_000;
  return {
    toWall: (instant) => instant + offset(instant + standardOffset),
    toInstant: (wall) => {
      const early = wall - offset(wall);
      return early + offset(early + standardOffset) === wall ? early : wall - standardOffset;
    },
  };
}

function readRule(element: XmlElement | undefined): Rule {
  const [hours = 0, minutes = 0, seconds = 0] = (textOf(element, "Time") ?? "").split(":").map(Number);
  const weekday = weekdayNames.findIndex((name) => name === textOf(element, "DayOfWeek")?.toLowerCase());
  const rule = {
    bias: readNumber(element, "Bias"),
    month: readNumber(element, "Month"),
    order: readNumber(element, "DayOrder"),
    weekday,
    time: ((hours * 60 + minutes) * 60 + seconds) * 1000,
  };
  if (Number.isNaN(rule.time) || weekday < 0 || rule.month < 0 || rule.month > 12) {
    throw wrongZone("The time zone is not valid.");
  }
  return rule;
}

function readNumber(element: XmlElement | undefined, name: string): number {
  const number = Number(textOf(element, name) ?? NaN);
  if (!Number.isInteger(number)) {
    throw wrongZone(`The value of ${name} in the time zone is not valid.`);
  }
  return number;
}

const wrongZone = (message: string) => new EwsFault("ErrorTimeZone", message);

/** The moment of a change in a year, as the clocks show it that are about to be changed. */
function changeIn(year: number, { month, order, weekday, time }: Rule): number {
  const first = dayFrom(year, month, 1);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const earliest = first + ((weekday - weekdayOf(first) + 7) % 7);
  const weeks = Math.min(order - 1, Math.floor((length - 1 - (earliest - first)) / 7));
  return (earliest + 7 * weeks) * dayMilliseconds + time;
}
