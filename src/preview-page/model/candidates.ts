import type { CalendarEvent } from "../../calendar/event.js";
import { seenByVendor } from "../../calendar/vendor-view.js";
import type { State } from "../state.js";
import type { Candidate } from "./boxes.js";
import { markOf, seenThrough } from "./marks.js";
import type { Entry } from "./event-store.js";
import type { DayRange } from "./ranges.js";
import { redactedEvent } from "./redaction.js";

type Shown = Pick<State, "store" | "source" | "vendor" | "redacted" | "marks" | "doors">;

/** Everything that happens in these days, as far as the reader wants to see it. */
export function candidatesOf(state: Shown, range: DayRange, apart: boolean): readonly Candidate[] {
  const { store, source, marks, doors } = state;
  return seenThrough(source, store.within(range), { marks, doors, apart }).flatMap((placed): Candidate[] => {
    const event = shownEvent(placed.entry, state);
    const mark = source === "both" ? markOf(marks, placed.entry) : undefined;
    return event
      ? [{ ...placed, entry: { ...placed.entry, event }, first: mark !== undefined, difference: mark?.words }]
      : [];
  });
}

/**
 * An event as it is seen: without what is to stay among us, and through the eyes of the vendor, whose words for what
 * they do not see tell nothing that would need hiding.
 */
export function shownEvent(
  entry: Entry,
  { store, vendor, redacted }: Pick<State, "store" | "vendor" | "redacted">,
): CalendarEvent | undefined {
  const event = redacted ? redactedEvent(store, entry) : entry.event;
  return event && vendor ? seenByVendor([event], vendor)[0] : event;
}

/** How many were read through what is looked through, and how many of them are seen. */
export function countEvents(state: Shown): { readonly read: number; readonly seen: number } {
  const { store, source, vendor, marks } = state;
  const isCounted = (entry: Entry) =>
    source === "both"
      ? entry.via === "graph" ||
        !state.doors.has("graph") ||
        markOf(marks, entry)?.difference.what === "missing"
      : entry.via === source;
  const events: CalendarEvent[] = [];
  for (const entry of store.entries()) {
    if (isCounted(entry)) {
      events.push(entry.event);
    }
  }
  return { read: events.length, seen: vendor ? seenByVendor(events, vendor).length : events.length };
}
