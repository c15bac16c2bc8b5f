import type { Stretch } from "../../base/stretches.js";
import { counted } from "../../base/words.js";
import { compareCalendars, describeAgreement, type EventDifference } from "../../calendar/compare.js";
import { touches } from "../../calendar/touches.js";
import type { HeldCalendar } from "./held-calendar.js";
import { keyOf, type Outcomes } from "./read-mailboxes.js";
import type { Via } from "./protocol.js";

/**
 * How far beyond the edges of a window both doors are read: what one of them shows on the other side of an edge is no
 * event that is missing.
 */
export const margin = 86_400_000;

export interface ShownComparison {
  readonly verdict: string;
  readonly differences: readonly EventDifference[];
  readonly isPartial: boolean;
}

/** Compares what both doors tell of each mailbox, as far as it is shown, and says so in a sentence over all of them. */
export function compareShown(
  mailboxes: readonly string[],
  parts: {
    readonly outcomes: Outcomes;
    readonly held: (via: Via, mailbox: string) => HeldCalendar;
    readonly stretches: readonly Stretch[];
    readonly zone: string;
  },
): ShownComparison {
  const { outcomes, held, stretches, zone } = parts;
  const wide = stretches.map(({ start, end }) => ({ start: start - margin, end: end + margin }));
  const isShown = (event: { readonly start: string; readonly end: string }) =>
    stretches.some((stretch) => touches(event, stretch, zone));
  const isRead = (mailbox: string) =>
    (["graph", "ews"] as const).every((via) => outcomes.get(keyOf(via, mailbox)) === "read");
  const compared = mailboxes.filter(isRead);
  const differences: EventDifference[] = [];
  let agreeing = 0;
  for (const mailbox of compared) {
    const graph = held("graph", mailbox).events(wide);
    const found = compareCalendars(graph, held("ews", mailbox).events(wide), { zone }).differences;
    const differing = new Set(found.flatMap((each) => eventsOf(each, "graph")));
    agreeing += graph.filter((event) => !differing.has(event) && isShown(event)).length;
    differences.push(
      ...found.filter((each) => [...eventsOf(each, "graph"), ...eventsOf(each, "ews")].some(isShown)),
    );
  }
  const isPartial = compared.length < mailboxes.length;
  return {
    verdict: [
      ...(compared.length > 0 ? [describeAgreement(agreeing, agreeing + differences.length)] : []),
      ...(isPartial ? [describeRest(mailboxes, compared, outcomes)] : []),
    ].join(" "),
    differences,
    isPartial,
  };
}

function eventsOf(difference: EventDifference, via: Via) {
  if (difference.what === "differs") {
    return [difference[via]];
  }
  return difference.from === via ? [] : [difference.event];
}

/** Names no mailbox, because it is shown to whoever sees nothing that names anybody, too. */
function describeRest(mailboxes: readonly string[], compared: readonly string[], outcomes: Outcomes): string {
  const rest = mailboxes.filter((mailbox) => !compared.includes(mailbox));
  const are = (via: Via, what: "refused" | "busy") =>
    rest.some((mailbox) => outcomes.get(keyOf(via, mailbox)) === what);
  const refused = [...(are("graph", "refused") ? ["Graph"] : []), ...(are("ews", "refused") ? ["EWS"] : [])];
  const isAll = rest.every((mailbox) =>
    refused.every((door) => outcomes.get(keyOf(door === "EWS" ? "ews" : "graph", mailbox)) === "refused"),
  );
  const why = [
    ...(refused.length > 0
      ? [`${refused.join(isAll ? " and " : " or ")} ${isAll && refused.length > 1 ? "were" : "was"} refused`]
      : []),
    ...(are("graph", "busy") || are("ews", "busy") ? ["only free or busy is told"] : []),
  ].join(", or ");
  if (mailboxes.length === 1) {
    return `There is nothing to compare, because ${why}.`;
  }
  return compared.length === 0
    ? `None of the ${counted(mailboxes.length, "mailbox", "mailboxes")} can be compared, because ${why}.`
    : `${counted(rest.length, "mailbox", "mailboxes")} of ${String(mailboxes.length)} could not be compared, because ${why}.`;
}
