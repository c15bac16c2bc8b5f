import { eventsOfPeriods } from "../../calendar/busy-events.js";
import type { CalendarEvent } from "../../calendar/event.js";
import type { BusyPeriod } from "../../calendar/source.js";
import type { Via } from "../../ui/preview/protocol.js";
import { dayLength, dayNumber, dayOfWall, type DayNumber } from "./days.js";
import type { DayRange } from "./ranges.js";
import type { WallTime, ZoneClock } from "./zone-clock.js";

/** An event, and where it came from. */
export interface Entry {
  readonly via: Via;
  readonly mailbox: string;
  readonly event: CalendarEvent;
  /** Whether nothing but free or busy is known, so that there are no details to ask for. */
  readonly isBusyOnly: boolean;
}

/** An entry on the clock of the zone that is shown. */
export interface Placed {
  readonly key: string;
  readonly entry: Entry;
  readonly start: WallTime;
  /** After `start`, or equal to it. */
  readonly end: WallTime;
  /** What clocks show at the end, which is less than `end` where an hour is repeated. */
  readonly endClock: WallTime;
  readonly firstDay: DayNumber;
  /** The last day that it touches. */
  readonly lastDay: DayNumber;
}

/** Longer ones are kept apart, so that an event of ten years does not stand in thousands of lists. */
const longest = 62;

/** What touches a day, by start as soon as somebody asks. */
interface DayList {
  readonly placed: Placed[];
  isSorted: boolean;
}

/** All events that were read, found by day. */
export class EventStore {
  readonly #entries = new Map<string, Entry>();
  #days = new Map<DayNumber, DayList>();
  #long: Placed[] = [];
  #clock: ZoneClock;
  #version = 0;

  constructor(clock: ZoneClock) {
    this.#clock = clock;
  }

  get clock(): ZoneClock {
    return this.#clock;
  }

  set clock(clock: ZoneClock) {
    this.#clock = clock;
    this.#days = new Map();
    this.#long = [];
    for (const [key, entry] of this.#entries) {
      this.#place(key, entry);
    }
  }

  /** Another one whenever other entries are there. */
  get version(): number {
    return this.#version;
  }

  entries(): Iterable<Entry> {
    return this.#entries.values();
  }

  clear(): void {
    this.#version++;
    this.#entries.clear();
    this.#days.clear();
    this.#long = [];
  }

  /** One that is there already stays as it is: what overlaps two readings comes twice. */
  add(via: Via, mailbox: string, events: readonly CalendarEvent[]): void {
    const prefix = prefixOf(via, mailbox);
    for (const event of events) {
      this.#add(prefix + event.itemId, { via, mailbox, event, isBusyOnly: false });
    }
  }

  addBusy(via: Via, mailbox: string, periods: readonly BusyPeriod[]): void {
    const prefix = prefixOf(via, mailbox);
    for (const event of eventsOfPeriods(periods)) {
      this.#add(prefix + event.itemId, { via, mailbox, event, isBusyOnly: true });
    }
  }

  /** What touches these days, by start. */
  within({ start, end }: DayRange): readonly Placed[] {
    const found: Placed[] = [];
    for (let day = start; day < end; day++) {
      for (const placed of this.#listOf(day)) {
        // What began before stands in the list of another day already.
        if (placed.firstDay === day || day === start) {
          found.push(placed);
        }
      }
    }
    const long = this.#long.filter(({ firstDay, lastDay }) => firstDay < end && lastDay >= start);
    return long.length === 0 ? found : [...found, ...long].sort(byStart);
  }

  /** Sorting the days that are looked at, and only once, is a tenth of sorting all of them for each look. */
  #listOf(day: DayNumber): readonly Placed[] {
    const list = this.#days.get(day);
    if (list && !list.isSorted) {
      list.placed.sort(byStart);
      list.isSorted = true;
    }
    return list?.placed ?? [];
  }

  #add(key: string, entry: Entry): void {
    if (!this.#entries.has(key)) {
      this.#version++;
      this.#entries.set(key, entry);
      this.#place(key, entry);
    }
  }

  #place(key: string, entry: Entry): void {
    const placed = placeEntry(key, entry, this.#clock);
    if (placed.lastDay - placed.firstDay > longest) {
      this.#long.push(placed);
      return;
    }
    for (let day = placed.firstDay; day <= placed.lastDay; day++) {
      const list = this.#days.get(day);
      if (list) {
        list.placed.push(placed);
        list.isSorted = false;
      } else {
        this.#days.set(day, { placed: [placed], isSorted: true });
      }
    }
  }
}

function byStart(a: Placed, b: Placed): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * Where an entry stands on a clock. An event of whole days stands on its days wherever one looks from. One that lies
 * over the hour that is repeated in autumn keeps its length, because it would otherwise end before it begins.
 */
export function placeEntry(key: string, entry: Entry, clock: ZoneClock): Placed {
  const { start: from, end: to, allDay } = entry.event;
  let start: number;
  let end: number;
  let endClock: number;
  if (allDay) {
    start = dayNumber(from.slice(0, 10)) * dayLength;
    end = Math.max(start + dayLength, dayNumber(to.slice(0, 10)) * dayLength);
    endClock = end;
  } else {
    const [begins, ends] = [Date.parse(from), Date.parse(to)];
    start = clock.wall(begins);
    endClock = clock.wall(ends);
    end = endClock <= start ? start + Math.max(0, ends - begins) : endClock;
  }
  const firstDay = dayOfWall(start);
  return { key, entry, start, end, endClock, firstDay, lastDay: Math.max(firstDay, dayOfWall(end - 1)) };
}

function prefixOf(via: Via, mailbox: string): string {
  return `${via} ${mailbox.toLowerCase()} `;
}
