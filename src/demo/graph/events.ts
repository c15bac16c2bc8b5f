import type { Calendar, Item } from "../data/calendars.js";
import { dayMilliseconds } from "../data/days.js";
import { decodeItemId } from "../data/item-ids.js";
import { calendarOf } from "./calendars.js";
import { contextOf, paramOf, type Answer, type Call } from "./call.js";
import { toEvent, type EventStyle } from "./event-json.js";
import { openCalendars, type MailboxView } from "./mailbox.js";
import { answerEntity, answerItems } from "./outlook-list.js";
import { readPreferences } from "./prefer.js";
import { invalidId, invalidParameter, Refusal, unknownItem } from "./refusal.js";

const mostDays = 1825;

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** What happens in a window, with every time that something repeats. */
export function listCalendarView(call: Call): Answer {
  const view = openCalendars(call);
  const calendar = calendarOf(call, view);
  const { from, to } = readWindow(call);
  return answerEvents(
    call,
    view,
    calendar,
    "calendarView",
    call.company.calendars.listItems(calendar, from, to),
  );
}

/** What a calendar holds: single events, and one for each series. */
export function listEvents(call: Call): Answer {
  const view = openCalendars(call);
  const calendar = calendarOf(call, view);
  return answerEvents(call, view, calendar, "events", call.company.calendars.listMasters(calendar));
}

export function readEvent(call: Call): Answer {
  const view = openCalendars(call);
  const style = styleOf(call, view);
  const item = itemOf(call, view);
  return answerEntity(call, {
    context: contextOf(call, `users('${view.mailbox.id}')/events/$entity`),
    type: "event",
    entity: { ...toEvent(item, style) },
    headers: style.preferences.applied,
  });
}

export function listInstances(call: Call): Answer {
  const view = openCalendars(call);
  const item = itemOf(call, view);
  const { from, to } = readWindow(call);
  if (!item.series.pattern) {
    throw new Refusal(
      400,
      "ErrorInvalidRequest",
      "Instances can be listed for recurring master events only.",
    );
  }
  const items = call.company.calendars.listInstances(item, from, to);
  return answerEvents(call, view, item.calendar, "events", items);
}

function answerEvents(
  call: Call,
  view: MailboxView,
  calendar: Calendar,
  set: "events" | "calendarView",
  items: readonly Item[],
): Answer {
  const style = styleOf(call, view);
  return answerItems(call, {
    set: `users('${encodeURIComponent(calendar.mailbox.id)}')/${set}`,
    type: "event",
    items: items.map((item) => ({ ...toEvent(item, style) })),
    headers: style.preferences.applied,
  });
}

export function styleOf(call: Call, view: MailboxView): EventStyle {
  return { company: call.company, view, preferences: readPreferences(call) };
}

function itemOf(call: Call, { mailbox }: MailboxView): Item {
  const decoded = decodeItemId(mailbox.id, paramOf(call, "event"));
  if (decoded === "malformed") {
    throw invalidId();
  }
  const item = decoded === "foreign" ? undefined : call.company.calendars.findItem(mailbox, decoded.text);
  if (!item) {
    throw unknownItem();
  }
  return item;
}

/** `startDateTime` and `endDateTime`. Without an offset they are UTC, whatever `Prefer` says. */
export function readWindow({ url }: Pick<Call, "url">): Window {
  const from = readInstant(url, "startDateTime");
  const to = readInstant(url, "endDateTime");
  if (to < from) {
    throw invalidParameter("The value of parameter 'EndDateTime' must not be earlier than 'StartDateTime'.");
  }
  if (to - from > mostDays * dayMilliseconds) {
    throw new Refusal(
      400,
      "ErrorInvalidRequest",
      `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${String(mostDays)}`,
    );
  }
  return { from, to };
}

function readInstant({ searchParams }: URL, name: string): number {
  const entry = [...searchParams].find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (!entry) {
    throw invalidParameter(
      "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.",
    );
  }
  // A plus that was not escaped has become a space.
  const text = entry[1].trim().replace(/ (?=\d{2}:\d{2}$)/, "+");
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const instant = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+)?/.test(text)
    ? Date.parse(hasOffset ? text : text.includes("T") ? `${text}Z` : text)
    : NaN;
  if (Number.isNaN(instant)) {
    throw invalidParameter(`The value '${entry[1]}' of parameter '${name}' is invalid.`);
  }
  return instant;
}
