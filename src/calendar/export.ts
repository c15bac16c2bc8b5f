import { renderCsv } from "../base/csv.js";
import type { CalendarEvent } from "./event.js";
import { recordFields, toRecord, type EventRecord } from "./event-record.js";

export type CalendarFormat = "ics" | "csv" | "json";

/** Events as a document: iCalendar (by a library, loaded on first use), CSV in which nothing is a formula, or `{ "value": [ … ] }`. */
export async function exportEvents(
  events: readonly CalendarEvent[],
  format: CalendarFormat,
  options: { readonly name: string; readonly now: Date },
): Promise<string> {
  switch (format) {
    case "ics":
      return (await import("./export-ics.js")).renderIcs(events, options);
    case "csv":
      return renderCsv([recordFields, ...events.map(toRow)]);
    case "json":
      return `${JSON.stringify({ value: events.map(toRecord) }, undefined, 2)}\n`;
  }
}

/** The cells of an event, in the order of `recordFields`. */
export function toRow(event: CalendarEvent): readonly string[] {
  const record = toRecord(event);
  return recordFields.map((field) => cellOf(record[field]));
}

/** "Ada Lindqvist <ada@quillhaven.example>" */
function cellOf(value: EventRecord[keyof EventRecord]): string {
  if (value === null || typeof value !== "object") {
    return String(value ?? "");
  }
  const { name, address } = value;
  return name !== null && address !== null ? `${name} <${address}>` : (name ?? address ?? "");
}
