import type { CalendarSource } from "../calendar/source.js";
import type { GraphClient } from "./client.js";

/** Calendars through Microsoft Graph. */
export function createGraphSource(client: GraphClient): CalendarSource {
  throw new Error(`not built: ${String(client)}`);
}
