import type { CalendarComparison, EventDifference } from "../../calendar/compare.js";
import { describeTime } from "../../calendar/describe-time.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { toRecord } from "../../calendar/event-record.js";
import { escapeMarkdown } from "../../manifest/markdown.js";
import { printable } from "../words.js";
import type { CompareFormat, Via } from "./names.js";

/** What two doors tell of a calendar, and in what they differ. `zone` is where text has its days. */
export function renderComparison(
  comparison: CalendarComparison,
  format: CompareFormat,
  zone: string,
): string {
  switch (format) {
    case "json":
      return renderJson(comparison);
    case "md":
      return renderMarkdown(comparison, zone);
    case "text":
      return renderText(comparison, zone);
  }
}

function renderJson({ verdict, agreeing, differences }: CalendarComparison): string {
  const value = differences.map((difference) => {
    const { graph, ews } = sidesOf(difference);
    return {
      what: difference.what,
      from: difference.what === "missing" ? difference.from : null,
      fields: difference.what === "differs" ? difference.fields : [],
      words: difference.words,
      graph: graph ? toRecord(graph) : null,
      ews: ews ? toRecord(ews) : null,
    };
  });
  return `${JSON.stringify({ verdict, agree: agreeing, differ: differences.length, value }, undefined, 2)}\n`;
}

function sidesOf(difference: EventDifference): Readonly<Record<Via, CalendarEvent | undefined>> {
  if (difference.what === "differs") {
    return difference;
  }
  const { event, from } = difference;
  return from === "graph" ? { graph: undefined, ews: event } : { graph: event, ews: undefined };
}

function renderText({ verdict, differences }: CalendarComparison, zone: string): string {
  const parts = differences.map(
    (difference) => `\n${printable(headingOf(difference, zone))}\n  ${printable(difference.words)}\n`,
  );
  return `${verdict}\n${parts.join("")}`;
}

function renderMarkdown({ verdict, differences }: CalendarComparison, zone: string): string {
  const lines = differences.map(
    (difference) =>
      `- **${escapeMarkdown(printable(headingOf(difference, zone)))}** ${escapeMarkdown(printable(difference.words))}\n`,
  );
  return `${verdict}\n${lines.length > 0 ? `\n${lines.join("")}` : ""}`;
}

/** "Wed 25 Nov 2026 14:00 to 15:00, Change board" */
function headingOf(difference: EventDifference, zone: string): string {
  const { graph, ews } = sidesOf(difference);
  const event = graph ?? ews;
  if (!event) {
    return "";
  }
  const when = describeTime(event, { zone, day: "year", withEnd: true });
  return event.subject === "" ? when : `${when}, ${event.subject}`;
}
