import { numbered } from "../base/words.js";
import type { CheckOutcome, Via } from "../calendar/mailbox-check.js";
import type { CheckRow, Column } from "../ui/check/protocol.js";

export const outcomeWords: Readonly<Record<CheckOutcome, string>> = {
  readable: "Readable",
  refused: "Refused",
  missing: "Missing",
  failed: "Failed",
};

export const doorWords: Readonly<Record<Via, string>> = { graph: "Graph", ews: "EWS" };

export const columnWords: Readonly<Record<Column, string>> = {
  mailbox: "Mailbox",
  outcome: "Outcome",
  door: "Door",
  events: "Events",
  reason: "Reason and what helps",
  administrator: "Administrator",
};

/** "12", "more than 1,000", or nothing where they were not counted. */
export function eventWords({ events, isCut }: CheckRow): string {
  if (events === undefined) {
    return "";
  }
  return isCut ? `more than ${numbered(events)}` : numbered(events);
}

/** "Lines 201 to 400 of 10,000" */
export function pageWords(first: number, shown: number, total: number): string {
  return total === 0
    ? "No lines"
    : `Lines ${numbered(first + 1)} to ${numbered(first + shown)} of ${numbered(total)}`;
}
