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
  readonly firstDay: DayNumber;
  /** The last day that it touches. */
  readonly lastDay: DayNumber;
}

/** Longer ones are kept apart, so that an event of ten years does not stand in thousands of lists. */
const longest = 62;

/** All events that were read, found by day. */
export class EventStore {
  readonly #entries = new Map<string, Entry>();
  #days = new Map<DayNumber, Placed[]>();
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

  find(via: Via, mailbox: string, itemId: string): Entry | undefined {
    return this.#entries.get(keyOf(via, mailbox, itemId));
  }

  clear(): void {
    this.#version++;
    this.#entries.clear();
    this.#days.clear();
    this.#long = [];
  }

  /** One that is there already stays as it is: what overlaps two readings comes twice. */
  add(via: Via, mailbox: string, events: readonly CalendarEvent[]): void {
    for (const event of events) {
      this.#add(keyOf(via, mailbox, event.itemId), { via, mailbox, event, isBusyOnly: false });
    }
  }

  addBusy(via: Via, mailbox: string, periods: readonly BusyPeriod[]): void {
    for (const event of eventsOfPeriods(periods)) {
      this.#add(keyOf(via, mailbox, event.itemId), { via, mailbox, event, isBusyOnly: true });
    }
  }

  /** What touches these days, by start. */
  within({ start, end }: DayRange): readonly Placed[] {
    const found = new Set<Placed>();
    for (let day = start; day < end; day++) {
      for (const placed of this.#days.get(day) ?? []) {
        found.add(placed);
      }
    }
    for (const placed of this.#long) {
      if (placed.firstDay < end && placed.lastDay >= start) {
        found.add(placed);
      }
    }
    return [...found].sort((a, b) => a.start - b.start || b.end - a.end);
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
        list.push(placed);
      } else {
        this.#days.set(day, [placed]);
      }
    }
  }
}

/**
 * Where an entry stands on a clock. An event of whole days stands on its days wherever one looks from. One that lies
 * over the hour that is repeated in autumn keeps its length, because it would otherwise end before it begins.
 */
export function placeEntry(key: string, entry: Entry, clock: ZoneClock): Placed {
  const { start: from, end: to, allDay } = entry.event;
  let start: number;
  let end: number;
  if (allDay) {
    start = dayNumber(from.slice(0, 10)) * dayLength;
    end = Math.max(start + dayLength, dayNumber(to.slice(0, 10)) * dayLength);
  } else {
    const [begins, ends] = [Date.parse(from), Date.parse(to)];
    start = clock.wall(begins);
    end = clock.wall(ends);
    end = end < start ? start + Math.max(0, ends - begins) : end;
  }
  const firstDay = dayOfWall(start);
  return { key, entry, start, end, firstDay, lastDay: Math.max(firstDay, dayOfWall(end - 1)) };
}

function keyOf(via: Via, mailbox: string, itemId: string): string {
  return `${via} ${mailbox.toLowerCase()} ${itemId}`;
}
