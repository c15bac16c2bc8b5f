import type { DayNumber } from "./days.js";
import { dayLength } from "./days.js";
import type { DayRange } from "./ranges.js";

/** What is folded: a stretch of wall time, and whether it should rather be seen than others. */
export interface Foldable {
  readonly start: number;
  readonly end: number;
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  /** Shown before all others, because the reader looks for it. */
  readonly first: boolean;
}

export interface Folded<T> {
  readonly shown: readonly T[];
  /** How many more there are on a day. */
  readonly more: ReadonlyMap<DayNumber, number>;
}

/** Leaves of each day as many as have room below each other. Long ones come first, as they tie days together. */
export function foldRows<T extends Foldable>(items: readonly T[], range: DayRange, rows: number): Folded<T> {
  const taken = new Map<DayNumber, number>();
  return fold(
    [...items].sort((a, b) => before(a, b) || spanOf(b) - spanOf(a) || a.start - b.start),
    range,
    (_, days) => {
      if (days.some((day) => (taken.get(day) ?? 0) >= rows)) {
        return false;
      }
      days.forEach((day) => taken.set(day, (taken.get(day) ?? 0) + 1));
      return true;
    },
  );
}

/** Leaves of each day what has room beside each other at any time of it, and `most` at most. */
export function foldColumns<T extends Foldable>(
  items: readonly T[],
  range: DayRange,
  { columns, most }: { readonly columns: number; readonly most: number },
): Folded<T> {
  const taken = new Map<DayNumber, { count: number; readonly ends: T[][] }>();
  const columnsOf = (day: DayNumber) => {
    const known = taken.get(day) ?? { count: 0, ends: Array.from({ length: columns }, (): T[] => []) };
    taken.set(day, known);
    return known;
  };
  return fold(
    [...items].sort((a, b) => before(a, b) || a.start - b.start),
    range,
    (item, days) => {
      const free = days.map((day) => {
        const { count, ends } = columnsOf(day);
        return count >= most
          ? undefined
          : ends.find((column) => !column.some((other) => overlap(other, item)));
      });
      if (free.some((column) => column === undefined)) {
        return false;
      }
      free.forEach((column) => column?.push(item));
      days.forEach((day) => columnsOf(day).count++);
      return true;
    },
  );
}

/** Leaves of each day the first ones, so that all days together have room. */
export function foldList<T extends Foldable>(items: readonly T[], range: DayRange, room: number): Folded<T> {
  const used = new Set(items.flatMap((item) => daysOf(item, range)));
  const rows = Math.max(2, Math.floor(room / Math.max(1, used.size)));
  const taken = new Map<DayNumber, number>();
  return fold(
    [...items].sort((a, b) => before(a, b) || a.start - b.start),
    range,
    (_, days) => {
      if (days.some((day) => (taken.get(day) ?? 0) >= rows)) {
        return false;
      }
      days.forEach((day) => taken.set(day, (taken.get(day) ?? 0) + 1));
      return true;
    },
  );
}

function fold<T extends Foldable>(
  sorted: readonly T[],
  range: DayRange,
  hasRoom: (item: T, days: readonly DayNumber[]) => boolean,
): Folded<T> {
  const shown: T[] = [];
  const more = new Map<DayNumber, number>();
  for (const item of sorted) {
    const days = daysOf(item, range);
    if (hasRoom(item, days)) {
      shown.push(item);
    } else {
      days.forEach((day) => more.set(day, (more.get(day) ?? 0) + 1));
    }
  }
  return { shown: shown.sort((a, b) => a.start - b.start), more };
}

function daysOf({ firstDay, lastDay }: Foldable, { start, end }: DayRange): DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = Math.max(firstDay, start); day <= Math.min(lastDay, end - 1); day++) {
    days.push(day);
  }
  return days;
}

function before(a: Foldable, b: Foldable): number {
  return Number(b.first) - Number(a.first);
}

function spanOf({ firstDay, lastDay }: Foldable): number {
  return lastDay - firstDay;
}

/** What lasts no time still takes room for its name. */
const least = dayLength / 48;

function overlap(a: Foldable, b: Foldable): boolean {
  return a.start < Math.max(b.end, b.start + least) && b.start < Math.max(a.end, a.start + least);
}
