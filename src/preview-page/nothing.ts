import type { View } from "../ui/preview/protocol.js";
import type { Candidate } from "./model/candidates.js";
import { weekday } from "./model/days.js";
import type { State } from "./state.js";

const spans: Readonly<Record<View, string>> = {
  day: "on this day",
  workWeek: "in this work week",
  week: "in this week",
  month: "in this month",
  agenda: "in this month",
  sideBySide: "on this day",
};

/** What stands in the place of events where there are none, and nothing where there are. */
export function nothingWords(
  { view, vendor, customs, reading }: Pick<State, "view" | "vendor" | "customs" | "reading">,
  candidates: readonly Candidate[],
): string {
  const isSeen = ({ firstDay, lastDay }: Candidate) =>
    view !== "workWeek" ||
    lastDay - firstDay > 1 ||
    !customs.weekend.includes(weekday(firstDay)) ||
    !customs.weekend.includes(weekday(lastDay));
  if (candidates.some(isSeen)) {
    return "";
  }
  const what = vendor ? "Nothing that the vendor sees" : "Nothing";
  return `${what} ${spans[view]}${reading?.isOver === false ? " so far" : ""}.`;
}
