import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { exchangeOnline, graph } from "../catalogue/well-known.js";

/** What an integration that reads or writes calendars asks for, by resource: what it is for first, what it takes besides after. */
const names: Readonly<Record<string, readonly RegExp[]>> = {
  [graph]: [/^Calendars\./, /^(?:MailboxSettings\.|Place\.Read)/, /^(?:offline_access|User\.Read)$/],
  [exchangeOnline]: [/^full_access_as_app$/, /^EWS\./, /^Calendars\./],
};

/** The permissions that somebody who has typed nothing yet most likely looks for. */
export function listCalendarPermissions(catalogue: Catalogue): Permission[] {
  return Object.entries(names).flatMap(([appId, patterns]) =>
    patterns.flatMap((pattern) =>
      (catalogue.findResource(appId)?.permissions ?? [])
        .filter(({ value }) => pattern.test(value))
        .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.kind < b.kind ? -1 : 1)),
    ),
  );
}
