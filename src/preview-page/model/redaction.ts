import type { CalendarEvent } from "../../calendar/event.js";
import { redactEvents } from "../../calendar/vendor-view.js";
import type { Entry, EventStore } from "./event-store.js";

const redactions = new WeakMap<
  EventStore,
  { readonly version: number; readonly events: ReadonlyMap<string, CalendarEvent> }
>();

/**
 * An event without what names anybody or anything. All events of the store are redacted together, because what was the
 * same has to be the same afterwards; and only once, because moving about must stay quick.
 */
export function redactedEvent(store: EventStore, entry: Entry): CalendarEvent | undefined {
  let known = redactions.get(store);
  if (known?.version !== store.version) {
    const keys: string[] = [];
    const events: CalendarEvent[] = [];
    for (const each of store.entries()) {
      keys.push(keyOf(each));
      // Nobody needs them here, and they cost the most.
      events.push({ ...each.event, uid: undefined, zone: undefined, body: undefined });
    }
    const redacted = redactEvents(events);
    known = {
      version: store.version,
      events: new Map(redacted.map((event, index) => [keys[index] ?? "", event])),
    };
    redactions.set(store, known);
  }
  return known.events.get(keyOf(entry));
}

function keyOf({ via, mailbox, event }: Entry): string {
  return `${via} ${mailbox} ${event.itemId}`;
}
