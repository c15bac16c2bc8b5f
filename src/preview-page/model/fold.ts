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
  readonly first?: boolean;
}

export interface Folded<T> {
  readonly shown: readonly T[];
  /** How many more there are on a day. */
  readonly more: ReadonlyMap<DayNumber, number>;
}

/** The functions here get what a view would show by start, and go through it once. */
type Items<T extends Foldable> = readonly T[];

/** Leaves of each day as many as have room below each other. Long ones come first, as they tie days together. */
export function foldRows<T extends Foldable>(items: Items<T>, range: DayRange, rows: number): Folded<T> {
  const long = items
    .filter((item) => spanOf(item) > 0 && !item.first)
    .sort((a, b) => spanOf(b) - spanOf(a) || a.start - b.start);
  const short = items.filter((item) => spanOf(item) === 0 && !item.first);
  return foldDays([...items.filter(isFirst), ...long, ...short], range, rows);
}

/** Leaves of each day the first ones, so that all days together have room. */
export function foldList<T extends Foldable>(items: Items<T>, range: DayRange, room: number): Folded<T> {
  const used = new Set<DayNumber>();
  for (const item of items) {
    for (let day = from(item, range); day <= to(item, range); day++) {
      used.add(day);
    }
  }
  return foldDays(firstFirst(items), range, Math.max(2, Math.floor(room / Math.max(1, used.size))));
}

/** Leaves of each day what has room beside each other at any time of it, and `most` at most. */
export function foldColumns<T extends Foldable>(
  items: Items<T>,
  range: DayRange,
  { columns, most }: { readonly columns: number; readonly most: number },
): Folded<T> {
  const days = new Map<DayNumber, { count: number; readonly columns: Column<T>[] }>();
  const dayOf = (day: DayNumber) => {
    let known = days.get(day);
    if (!known) {
      const empty = () => ({ items: [], end: -Infinity, isMixed: false });
      known = { count: 0, columns: Array.from({ length: columns }, empty) };
      days.set(day, known);
    }
    return known;
  };
  const free: Column<T>[] = [];
  return fold(firstFirst(items), range, (item, first, last) => {
    free.length = 0;
    for (let day = first; day <= last; day++) {
      const known = dayOf(day);
      const column = known.count < most ? known.columns.find((each) => hasRoom(each, item)) : undefined;
      if (!column) {
        return false;
      }
      free.push(column);
    }
    for (const column of free) {
      column.items.push(item);
      column.end = Math.max(column.end, endOf(item));
      column.isMixed ||= isFirst(item);
    }
    for (let day = first; day <= last; day++) {
      dayOf(day).count++;
    }
    return true;
  });
}

interface Column<T> {
  readonly items: T[];
  end: number;
  /** Whether not all of it came by start. */
  isMixed: boolean;
}

function hasRoom<T extends Foldable>({ items, end, isMixed }: Column<T>, item: T): boolean {
  return item.start >= end || (isMixed && !items.some((other) => overlap(other, item)));
}

function foldDays<T extends Foldable>(ranked: Items<T>, range: DayRange, rows: number): Folded<T> {
  const taken = new Map<DayNumber, number>();
  return fold(ranked, range, (_, first, last) => {
    for (let day = first; day <= last; day++) {
      if ((taken.get(day) ?? 0) >= rows) {
        return false;
      }
    }
    for (let day = first; day <= last; day++) {
      taken.set(day, (taken.get(day) ?? 0) + 1);
    }
    return true;
  });
}

function fold<T extends Foldable>(
  ranked: Items<T>,
  range: DayRange,
  takeRoom: (item: T, first: DayNumber, last: DayNumber) => boolean,
): Folded<T> {
  const shown: T[] = [];
  const more = new Map<DayNumber, number>();
  for (const item of ranked) {
    const [first, last] = [from(item, range), to(item, range)];
    if (takeRoom(item, first, last)) {
      shown.push(item);
    } else {
      for (let day = first; day <= last; day++) {
        more.set(day, (more.get(day) ?? 0) + 1);
      }
    }
  }
  return { shown: shown.sort((a, b) => a.start - b.start || b.end - a.end), more };
}

function from({ firstDay }: Foldable, { start }: DayRange): DayNumber {
  return Math.max(firstDay, start);
}

function to({ lastDay }: Foldable, { end }: DayRange): DayNumber {
  return Math.min(lastDay, end - 1);
}

function isFirst({ first }: Foldable): boolean {
  return first ?? false;
}

function firstFirst<T extends Foldable>(items: Items<T>): Items<T> {
  const first = items.filter(isFirst);
  return first.length === 0 ? items : [...first, ...items.filter((item) => !item.first)];
}

function spanOf({ firstDay, lastDay }: Foldable): number {
  return lastDay - firstDay;
}

/** What lasts no time still takes room for its name. */
export const leastLength = dayLength / 48;

function endOf({ start, end }: Foldable): number {
  return Math.max(end, start + leastLength);
}

function overlap(a: Foldable, b: Foldable): boolean {
  return a.start < endOf(b) && b.start < endOf(a);
}
