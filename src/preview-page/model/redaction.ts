import type { CalendarEvent } from "../../calendar/event.js";
import { WordRedaction } from "../../calendar/redact-words.js";
import type { Entry, EventStore } from "./event-store.js";

interface Redacted {
  readonly version: number;
  readonly words: WordRedaction;
  readonly events: Map<Entry, CalendarEvent>;
}

const redactions = new WeakMap<EventStore, Redacted>();

/**
 * An event without what names anybody or anything, in the words that an export of everything here would use. What came
 * since is redacted with what was learnt before, because moving about must stay quick.
 */
export function redactedEvent(store: EventStore, entry: Entry): CalendarEvent | undefined {
  let known = redactions.get(store);
  if (known?.version !== store.version) {
    known = redactAll(store, known) ?? redactAll(store) ?? known;
    if (known) {
      redactions.set(store, known);
    }
  }
  return known?.events.get(entry);
}

/** Nothing, where what was redacted before would have to be redacted otherwise. */
function redactAll(store: EventStore, known?: Redacted): Redacted | undefined {
  const { words, events } = known ?? { words: new WordRedaction(), events: new Map<Entry, CalendarEvent>() };
  const fresh: Entry[] = [];
  let old = 0;
  for (const entry of store.entries()) {
    if (events.has(entry)) {
      old++;
    } else {
      fresh.push(entry);
      words.learn(entry.event);
    }
  }
  if (words.isStale || old < events.size) {
    return undefined;
  }
  for (const entry of fresh) {
    // The zone may be named after a place, and a UID after whoever made it.
    events.set(entry, { ...words.redact(entry.event), uid: undefined, zone: undefined });
  }
  return { version: store.version, words, events };
}
