import { Stretches, type Stretch } from "../../base/stretches.js";
import type { CalendarEvent } from "../../calendar/event.js";
import type { BusyPeriod } from "../../calendar/source.js";
import { touches } from "../../calendar/touches.js";
import type { CalendarChanges } from "../../graph/calendar-delta.js";

/** What was read of one mailbox through one door, so that it need not be read again. */
export class HeldCalendar {
  readonly #events = new Map<string, CalendarEvent>();
  #periods: readonly BusyPeriod[] = [];
  readonly #read = new Stretches();
  #changes: { readonly stretch: Stretch; readonly link: string } | undefined;
  /** Whether events are refused, and free or busy is told. */
  isBusyOnly = false;
  #isStale = false;

  missing(stretch: Stretch): readonly Stretch[] {
    return this.#read.missing(stretch);
  }

  events(stretches: readonly Stretch[]): readonly CalendarEvent[] {
    return [...this.#events.values()].filter((event) => stretches.some((each) => touches(event, each)));
  }

  periods(stretch: Stretch): readonly BusyPeriod[] {
    return this.#periods.filter((period) => touches(period, stretch));
  }

  has(itemId: string): boolean {
    return this.#events.has(itemId);
  }

  add(events: readonly CalendarEvent[]): void {
    for (const event of events) {
      this.#events.set(event.itemId, event);
    }
  }

  /** Whether all of a stretch is there now. */
  finish(stretch: Stretch): void {
    this.#read.add(stretch);
  }

  keepPeriods(periods: readonly BusyPeriod[], stretch: Stretch): void {
    this.#periods = [...this.#periods.filter((each) => !touches(each, stretch)), ...periods];
    this.isBusyOnly = true;
    this.finish(stretch);
  }

  /** Under which the changes in a stretch show since it was read. */
  linkOf({ start, end }: Stretch): string | undefined {
    const known = this.#changes;
    return known?.stretch.start === start && known.stretch.end === end ? known.link : undefined;
  }

  change({ isWhole, changed, removed, link }: CalendarChanges, stretch: Stretch): void {
    for (const [itemId, event] of this.#events) {
      // Nothing is told of what happens elsewhere.
      if (isWhole || !touches(event, stretch)) {
        this.#events.delete(itemId);
      }
    }
    for (const itemId of removed) {
      this.#events.delete(itemId);
    }
    this.add(changed);
    this.#read.clear();
    this.finish(stretch);
    this.#changes = { stretch, link };
    this.#isStale = false;
  }

  /** Everything has to be read again. What is known under a link may only need to be changed. */
  expire(): void {
    this.#read.clear();
    this.#periods = [];
    this.isBusyOnly = false;
    this.#isStale = true;
  }

  /** Lets go of what expired, if it is not brought up to date by changes. */
  forgetExpired(): void {
    if (this.#isStale) {
      this.#events.clear();
      this.#changes = undefined;
      this.#isStale = false;
    }
  }
}
