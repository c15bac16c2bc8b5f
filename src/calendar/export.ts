import { renderCsv } from "../base/csv.js";
import type { CalendarEvent } from "./event.js";
import { recordFields, toRecord, type EventRecord } from "./event-record.js";

export type CalendarFormat = "ics" | "csv" | "json";

export interface ExportOptions {
  readonly name: string;
  readonly now: Date;
  /** What a table and JSON say of each event besides, in the same order: where it came from. All have the same names. */
  readonly origins?: readonly Readonly<Record<string, string>>[] | undefined;
}

/** Events as a document: iCalendar (by a library, loaded on first use), CSV in which nothing is a formula, or `{ "value": [ … ] }`. */
export async function exportEvents(
  events: readonly CalendarEvent[],
  format: CalendarFormat,
  options: ExportOptions,
): Promise<string> {
  const { origins = [] } = options;
  const names = Object.keys(origins[0] ?? {});
  switch (format) {
    case "ics":
      return (await import("./export-ics.js")).renderIcs(events, options);
    case "csv":
      return renderCsv([
        [...names, ...recordFields],
        ...events.map((event, index) => [
          ...names.map((name) => origins[index]?.[name] ?? ""),
          ...toRow(event),
        ]),
      ]);
    case "json":
      return `${JSON.stringify({ value: events.map((event, index) => ({ ...origins[index], ...toRecord(event) })) }, undefined, 2)}\n`;
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
