import type { CalendarEvent } from "../../calendar/event.js";
import { isSeenByVendor, seenByVendor } from "../../calendar/vendor-view.js";
import type { State } from "../state.js";
import type { Entry, Placed } from "./event-store.js";
import type { Foldable } from "./fold.js";
import { markOf, seenThrough } from "./marks.js";
import type { DayRange } from "./ranges.js";
import { redactedEvent } from "./redaction.js";

type Shown = Pick<State, "store" | "source" | "vendor" | "redacted" | "marks" | "doors">;

/** What could be shown, before anything is said about it: there may be ten thousand of them, and room for a hundred. */
export interface Candidate extends Placed, Foldable {}

/** What is shown, as the reader wants to see it. */
export interface Told extends Placed {
  /** What stands beside an event that both doors do not tell alike. */
  readonly difference: string | undefined;
}

/** Everything that happens in these days, by start, as far as the reader wants to see it at all. */
export function candidatesOf(state: Shown, range: DayRange, apart: boolean): readonly Candidate[] {
  const { store, source, marks, doors, vendor } = state;
  const through = seenThrough(source, store.within(range), { marks, doors, apart });
  const seen = vendor ? through.filter(({ entry }) => isSeenByVendor(entry.event, vendor)) : through;
  return source === "both" && marks.size > 0
    ? seen.map((placed) => (markOf(marks, placed.entry) ? { ...placed, first: true } : placed))
    : seen;
}

export function tell(placed: Placed, state: Shown): Told {
  const { entry } = placed;
  const event = shownEvent(entry, state) ?? entry.event;
  const mark = state.source === "both" ? markOf(state.marks, entry) : undefined;
  return { ...placed, entry: { ...entry, event }, difference: mark?.words };
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
  const { store, source, vendor, marks, doors } = state;
  const isCounted = (entry: Entry) =>
    source === "both"
      ? entry.via === "graph" ||
        !doors.has("graph") ||
        (marks.size > 0 && markOf(marks, entry)?.difference.what === "missing")
      : entry.via === source;
  const count = { read: 0, seen: 0 };
  for (const entry of store.entries()) {
    if (isCounted(entry)) {
      count.read++;
      if (!vendor || isSeenByVendor(entry.event, vendor)) {
        count.seen++;
      }
    }
  }
  return count;
}
