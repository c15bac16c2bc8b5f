import type { CalendarEvent } from "../calendar/event.js";
import type { CalendarSource, EventQuery, SourceOptions } from "../calendar/source.js";
import type { Asking } from "./ask.js";
import type { EwsAccess, EwsClient } from "./client.js";
import { findCalendars } from "./operations/find-calendars.js";
import { findEvents } from "./operations/find-events.js";
import { batchSize, getItem, getItems } from "./operations/get-items.js";
import { getUserAvailability } from "./operations/get-user-availability.js";

/**
 * Calendars through EWS. `access` says as whom: with `impersonates`, the server acts as the owner of the mailbox that is read, or of
 * `impersonate` where that is named. Without, whoever signs in reads the mailbox as a delegate.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/impersonation-and-ews-in-exchange
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/delegate-access-and-ews-in-exchange
 */
export function createEwsSource(
  client: EwsClient,
  access: { readonly impersonates: boolean } & Partial<EwsAccess>,
): CalendarSource {
  function asking(mailbox: string, options: SourceOptions | undefined): Asking {
    const impersonate = access.impersonates ? (access.impersonate ?? mailbox) : undefined;
    return { client, access: { mailbox, impersonate }, options };
  }

  return {
    via: "ews",
    sent: client.sent,
    listCalendars: (mailbox, options) => findCalendars(asking(mailbox, options)),
    async *listEvents({ mailbox, calendarId, window }: EventQuery, options?: SourceOptions) {
      for await (const found of findEvents(asking(mailbox, options), calendarId, window)) {
        yield* withDetails(asking(mailbox, options), found);
      }
    },
    readEvent: (mailbox, itemId, options) => getItem(asking(mailbox, options), itemId),
    readFreeBusy: (mailboxes, window, options) =>
      getUserAvailability((mailbox) => asking(mailbox, options), mailboxes, window),
  };
}

/** The same events with what FindItem leaves out, in the same order, a batch a page. The client keeps too many from going at a time. */
async function* withDetails(
  asking: Asking,
  found: readonly CalendarEvent[],
): AsyncGenerator<readonly CalendarEvent[]> {
  const stop = new AbortController();
  const given = asking.options?.signal;
  const signal = given ? AbortSignal.any([given, stop.signal]) : stop.signal;
  const batches = Array.from({ length: Math.ceil(found.length / batchSize) }, (_, index) =>
    found.slice(index * batchSize, (index + 1) * batchSize),
  );
  const pages = batches.map(async (batch) => {
    const details = await getItems(
      { ...asking, options: { ...asking.options, signal } },
      batch.map(({ itemId }) => itemId),
    );
    return batch.map((event) => details.get(event.itemId) ?? event);
  });
  // Whoever waits for an earlier page hears of its failure, and nobody of those behind it.
  for (const page of pages) {
    page.catch(() => undefined);
  }
  try {
    for (const page of pages) {
      yield await page;
    }
  } finally {
    stop.abort();
  }
}
