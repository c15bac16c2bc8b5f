import { Stretches, type Stretch } from "../../base/stretches.js";
import { eventsOfPeriods } from "../../calendar/busy-events.js";
import type { CalendarEvent } from "../../calendar/event.js";
import type { BusyPeriod } from "../../calendar/source.js";
import type { Via } from "./protocol.js";

export interface ShownEvent {
  readonly via: Via;
  readonly mailbox: string;
  readonly event: CalendarEvent;
}

/** What the page has been told and has not forgotten, in the order in which it was told. */
export class ShownEvents {
  readonly #events = new Map<string, ShownEvent>();
  readonly #stretches = new Stretches();

  get stretches(): readonly Stretch[] {
    return this.#stretches.list();
  }

  list(): readonly ShownEvent[] {
    return [...this.#events.values()];
  }

  clear(): void {
    this.#events.clear();
    this.#stretches.clear();
  }

  begin(stretch: Stretch): void {
    this.#stretches.add(stretch);
  }

  add(via: Via, mailbox: string, events: readonly CalendarEvent[]): void {
    for (const event of events) {
      const key = `${via} ${mailbox.toLowerCase()} ${event.itemId}`;
      if (!this.#events.has(key)) {
        this.#events.set(key, { via, mailbox, event });
      }
    }
  }

  addBusy(via: Via, mailbox: string, periods: readonly BusyPeriod[]): void {
    this.add(via, mailbox, eventsOfPeriods(periods));
  }
}
