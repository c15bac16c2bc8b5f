import { dayFrom, dayMilliseconds, mondayOf, weekdayOf, type Weekday } from "./days.js";

/** How an event repeats, as Outlook has it. */
export type Pattern =
  | { readonly type: "daily"; readonly interval: number }
  | { readonly type: "weekly"; readonly interval: number; readonly weekdays: readonly Weekday[] }
  | { readonly type: "absoluteMonthly"; readonly interval: number; readonly date: number }
  | {
      readonly type: "relativeMonthly";
      readonly interval: number;
      readonly weekday: Weekday;
      readonly index: RelativeIndex;
    }
  | { readonly type: "absoluteYearly"; readonly month: number; readonly date: number };

export type RelativeIndex = "first" | "second" | "third" | "fourth" | "last";

interface Range {
  readonly first: number;
  /** The last day on which it may happen, or `undefined` for ever. */
  readonly last: number | undefined;
}

/** The days from `from` to `to` on which something happens that began on `range.first`, in order. */
export function* listDays(pattern: Pattern, range: Range, from: number, to: number): Generator<number> {
  const start = Math.max(from, range.first);
  const end = Math.min(to, range.last ?? to);
  for (const day of candidates(pattern, range.first, start, end)) {
    if (day >= start && day <= end) {
      yield day;
    }
  }
}

function* candidates(pattern: Pattern, first: number, start: number, end: number): Generator<number> {
  switch (pattern.type) {
    case "daily": {
      const skipped = Math.ceil((start - first) / pattern.interval);
      for (let day = first + skipped * pattern.interval; day <= end; day += pattern.interval) {
        yield day;
      }
      return;
    }
    case "weekly": {
      const step = 7 * pattern.interval;
      const monday = mondayOf(first);
      const skipped = Math.floor((start - monday) / step);
      const days = pattern.weekdays.map((weekday) => (weekday + 6) % 7).sort((one, other) => one - other);
      for (let week = monday + skipped * step; week <= end; week += step) {
        yield* days.map((day) => week + day);
      }
      return;
    }
    case "absoluteMonthly":
    case "relativeMonthly":
      for (const [year, month] of monthsBetween(first, start, end, pattern.interval)) {
        const day =
          pattern.type === "absoluteMonthly"
            ? dayFrom(year, month, Math.min(pattern.date, lengthOf(year, month)))
            : relativeDay(year, month, pattern.weekday, pattern.index);
        yield day;
      }
      return;
    case "absoluteYearly":
      for (let year = yearOf(start); year <= yearOf(end); year++) {
        yield dayFrom(year, pattern.month, Math.min(pattern.date, lengthOf(year, pattern.month)));
      }
  }
}

function* monthsBetween(
  first: number,
  start: number,
  end: number,
  interval: number,
): Generator<[year: number, month: number]> {
  const origin = monthNumber(first);
  const skipped = Math.max(0, Math.floor((monthNumber(start) - origin) / interval));
  for (let month = origin + skipped * interval; month <= monthNumber(end); month += interval) {
    yield [Math.floor(month / 12), (month % 12) + 1];
  }
}

function monthNumber(day: number): number {
  const date = new Date(day * dayMilliseconds);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const yearOf = (day: number) => new Date(day * dayMilliseconds).getUTCFullYear();

const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

function relativeDay(year: number, month: number, weekday: Weekday, index: RelativeIndex): number {
  if (index === "last") {
    const end = dayFrom(year, month, lengthOf(year, month));
    return end - ((weekdayOf(end) - weekday + 7) % 7);
  }
  const begin = dayFrom(year, month, 1);
  const weeks = { first: 0, second: 1, third: 2, fourth: 3 }[index];
  return begin + ((weekday - weekdayOf(begin) + 7) % 7) + 7 * weeks;
}
