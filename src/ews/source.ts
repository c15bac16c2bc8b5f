import type { CalendarSource } from "../calendar/source.js";
import type { EwsAccess, EwsClient } from "./client.js";

/** Calendars through EWS. `access` says as whom: an impersonated mailbox is the one that is read. */
export function createEwsSource(
  client: EwsClient,
  access: { readonly impersonates: boolean } & Partial<EwsAccess>,
): CalendarSource {
  throw new Error(`not built: ${String([client.sent.length, access.impersonates])}`);
}
