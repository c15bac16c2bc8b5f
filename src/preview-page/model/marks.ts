import type { EventDifference } from "../../calendar/compare.js";
import type { SourceChoice } from "../../ui/preview/protocol.js";
import type { Entry, Placed } from "./event-store.js";

/** What stands beside an event that both doors do not tell alike. */
export interface Mark {
  readonly difference: EventDifference;
  /** What a box says about itself. */
  readonly words: string;
}

/** Which events differ, by the door and its id for them. */
export type Marks = ReadonlyMap<string, Mark>;

export function marksOf(differences: readonly EventDifference[]): Marks {
  const marks = new Map<string, Mark>();
  for (const difference of differences) {
    if (difference.what === "missing") {
      const { from, event } = difference;
      const other = from === "ews" ? "graph" : "ews";
      marks.set(`${other} ${event.itemId}`, { difference, words: `missing from ${doorName(from)}` });
    } else {
      const { graph, ews } = difference;
      marks.set(`graph ${graph.itemId}`, { difference, words: "as Graph shows it" });
      marks.set(`ews ${ews.itemId}`, { difference, words: "as EWS shows it" });
    }
  }
  return marks;
}

export function markOf(marks: Marks, { via, event }: Entry): Mark | undefined {
  return marks.get(`${via} ${event.itemId}`);
}

export function doorName(via: "graph" | "ews"): string {
  return via === "ews" ? "EWS" : "Graph";
}

/**
 * What a source shows. Of both, what agrees is one box, and what stands elsewhere through the other door is two. Rows
 * of their own (`apart`) show each door's whole.
 */
export function seenThrough(
  source: SourceChoice,
  candidates: readonly Placed[],
  {
    marks,
    doors,
    apart,
  }: { readonly marks: Marks; readonly doors: ReadonlySet<string>; readonly apart: boolean },
): readonly Placed[] {
  if (source !== "both") {
    return candidates.filter(({ entry }) => entry.via === source);
  }
  if (apart || doors.size < 2) {
    return candidates;
  }
  return candidates.filter(({ entry }) => {
    if (entry.via === "graph") {
      return true;
    }
    if (marks.size === 0) {
      return false;
    }
    const difference = markOf(marks, entry)?.difference;
    return difference !== undefined && (difference.what === "missing" || isElsewhere(difference));
  });
}

function isElsewhere({ graph, ews }: Extract<EventDifference, { what: "differs" }>): boolean {
  return graph.allDay || ews.allDay
    ? graph.start !== ews.start || graph.end !== ews.end || graph.allDay !== ews.allDay
    : Date.parse(graph.start) !== Date.parse(ews.start) || Date.parse(graph.end) !== Date.parse(ews.end);
}
