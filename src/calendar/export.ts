import type { CalendarEvent } from "./event.js";

export type CalendarFormat = "ics" | "csv" | "json";

/** Events as a document: iCalendar (by a library, loaded on first use), CSV in which nothing is a formula, or `{ "value": [ … ] }`. */
export function exportEvents(
  events: readonly CalendarEvent[],
  format: CalendarFormat,
  options: { readonly name: string; readonly now: Date },
): Promise<string> {
  throw new Error(`not built: ${String([events.length, format, options.name])}`);
}
