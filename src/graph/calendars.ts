import type { Calendar } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import { GraphError } from "./errors.js";
import type { Mailboxes, OfMailbox } from "./mailboxes.js";
import { parsePage, type Page } from "./page.js";
import { path } from "./path.js";

const listed = [
  "id",
  "name",
  "owner",
  "hexColor",
  "isDefaultCalendar",
  "canEdit",
  "canShare",
  "canViewPrivateItems",
] as const satisfies readonly (keyof Calendar)[];

/** A calendar as lists show it. */
export type ListedCalendar = Selected<Calendar, typeof listed>;

const query = { $select: listed.join(","), $top: 100 };

/** Reads the own mailbox as well as those that are shared with whoever is signed in. */
const reading = { scopes: ["Calendars.Read.Shared"] } as const satisfies { scopes: readonly GraphScope[] };

/** @see https://learn.microsoft.com/graph/api/user-list-calendars */
export function listCalendars(
  client: GraphClient,
  mailbox: string,
  options: AskOptions = {},
): AsyncIterable<Page<ListedCalendar>> {
  return client.pages(path`/users/${mailbox}/calendars`, { ...options, ...reading, query, mailbox });
}

/** All calendars of one mailbox. Hardly anybody has more than a page of them. */
export async function readCalendars(
  client: GraphClient,
  mailbox: string,
  options: AskOptions = {},
): Promise<readonly ListedCalendar[]> {
  const calendars: ListedCalendar[] = [];
  for await (const { items } of listCalendars(client, mailbox, options)) {
    calendars.push(...items);
  }
  return calendars;
}

/** The calendars of many mailboxes, each as it comes. */
export async function* listCalendarsOf(
  client: GraphClient,
  mailboxes: Mailboxes,
  options: AskOptions = {},
): AsyncGenerator<OfMailbox<readonly ListedCalendar[]>> {
  async function* requests() {
    for await (const mailbox of mailboxes) {
      const request = {
        method: "GET",
        path: path`/users/${mailbox}/calendars`,
        query,
        isList: true,
      } as const;
      yield { id: mailbox, ...request, mailbox };
    }
  }
  for await (const answer of client.batch(requests(), { ...options, ...reading })) {
    const mailbox = answer.id;
    yield "error" in answer
      ? { mailbox, error: answer.error }
      : await readRest(client, mailbox, parsePage<ListedCalendar>(answer.body), options);
  }
}

/** Hardly anybody has more calendars than a page. */
async function readRest(
  client: GraphClient,
  mailbox: string,
  page: Page<ListedCalendar> | undefined,
  options: AskOptions,
): Promise<OfMailbox<readonly ListedCalendar[]>> {
  const value = [...(page?.items ?? [])];
  try {
    for (let next = page?.next; next !== undefined;) {
      const more = await client.readPage<ListedCalendar>(next, { ...options, ...reading, mailbox });
      value.push(...more.items);
      next = more.next;
    }
    return { mailbox, value };
  } catch (error) {
    if (error instanceof GraphError) {
      return { mailbox, error };
    }
    throw error;
  }
}
