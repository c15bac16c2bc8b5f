import type { ComparedField, EventDifference } from "../../calendar/compare.js";
import { statuses, type Attendee, type CalendarEvent, type Person } from "../../calendar/event.js";
import type { BusyPeriod } from "../../calendar/source.js";
import type { VendorView } from "../../calendar/vendor-view.js";
import {
  sources,
  views,
  type KeptState,
  type PreviewedCalendar,
  type PreviewedMailbox,
  type PreviewSubject,
  type Refusal,
  type RefusalAction,
  type Shown,
  type SpokenWindow,
  type ToEditor,
  type ToPage,
} from "./protocol.js";
import { count, flag, listOf, maybe, oneOf, record, text, variants, type Shape } from "./shapes.js";

const via = oneOf(["graph", "ews"]);
const view = oneOf(views);
const day: Shape<string> = (value): value is string => text(value) && /^\d{4}-\d{2}-\d{2}$/.test(value);
const moment: Shape<string> = (value): value is string => text(value) && !Number.isNaN(Date.parse(value));
const zone: Shape<string> = (value): value is string => text(value) && isZone(value);
const status = oneOf(statuses);

const window = record<SpokenWindow>({ start: moment, end: moment });
const vendor = record<VendorView>({ freeBusyOnly: flag, showFree: flag, hidePrivate: flag });
const people = { name: maybe(text), address: maybe(text) };

const event = record<CalendarEvent>({
  itemId: text,
  uid: maybe(text),
  originalStart: maybe(moment),
  start: moment,
  end: moment,
  allDay: flag,
  zone: maybe(text),
  subject: text,
  status,
  sensitivity: oneOf(["normal", "personal", "private", "confidential"]),
  kind: oneOf(["single", "occurrence", "exception"]),
  organizer: maybe(record<Person>(people)),
  attendees: listOf(
    record<Attendee>({
      ...people,
      role: oneOf(["required", "optional", "resource"]),
      response: oneOf(["none", "organizer", "tentative", "accepted", "declined", "notResponded"]),
    }),
  ),
  location: maybe(text),
  categories: listOf(text),
  onlineMeeting: maybe(text),
  cancelled: flag,
  body: maybe(text),
});

const period = record<BusyPeriod>({
  start: moment,
  end: moment,
  status,
  subject: maybe(text),
  location: maybe(text),
  isPrivate: flag,
});

const field = oneOf<ComparedField>([
  "start",
  "end",
  "allDay",
  "subject",
  "status",
  "sensitivity",
  "organizer",
  "location",
  "cancelled",
  "attendees",
]);

const difference = variants<EventDifference, "what">("what", {
  missing: { from: via, event, words: text },
  differs: { graph: event, ews: event, fields: listOf(field), words: text },
});

const subject = record<PreviewSubject>({
  key: text,
  title: text,
  connection: text,
  signedInAs: text,
  mailboxes: listOf(record<PreviewedMailbox>({ address: text, name: text, note: maybe(text) })),
  calendars: listOf(record<PreviewedCalendar>({ id: text, name: text })),
  calendarId: maybe(text),
  doors: listOf(via),
  source: oneOf(sources),
  firstView: view,
  zone,
  mailboxZone: maybe(zone),
  locale: maybe(text),
  redacted: flag,
  vendor: maybe(vendor),
});

const refusal = record<Refusal>({
  title: text,
  asked: text,
  answered: text,
  means: text,
  helps: maybe(text),
  requestId: maybe(text),
  actions: listOf(record<RefusalAction>({ id: text, label: text })),
});

const ofMailbox = { reading: count, via, mailbox: text };

const toPage = variants<ToPage, "type">("type", {
  subject: { subject },
  reading: { reading: count, window, keep: flag },
  events: { ...ofMailbox, events: listOf(event) },
  busy: { ...ofMailbox, periods: listOf(period) },
  refused: { ...ofMailbox, refusal },
  comparison: { reading: count, verdict: text, differences: listOf(difference), isPartial: maybe(flag) },
  read: { reading: count, cancelled: flag, requests: count, milliseconds: count },
  details: { via, mailbox: text, itemId: text, event: maybe(event), words: maybe(text) },
  go: { view: maybe(view), day: maybe(day) },
});

const toEditor = variants<ToEditor, "type">("type", {
  ready: {},
  window: { window },
  source: { source: oneOf(sources) },
  calendar: { calendarId: text },
  choose: { what: oneOf(["mailbox", "account"]) },
  refresh: {},
  cancel: {},
  details: { via, mailbox: text, itemId: text },
  export: {
    format: oneOf(["ics", "csv", "json"]),
    shown: record<Shown>({ window, zone, redacted: flag, vendor: maybe(vendor) }),
  },
  copyRequests: {},
  help: { id: text },
});

const kept = record<KeptState>({
  key: text,
  view,
  day,
  zone,
  source: oneOf(sources),
  redacted: flag,
  vendor: maybe(vendor),
});

/** What the editor says, as the page hears it. Absent where it is nothing that the page knows. */
export function readToPage(message: unknown): ToPage | undefined {
  return toPage(message) ? message : undefined;
}

/** What the page says, as the editor hears it. */
export function readToEditor(message: unknown): ToEditor | undefined {
  return toEditor(message) ? message : undefined;
}

/** What was kept over a reload, by this version or another. */
export function readKept(state: unknown): KeptState | undefined {
  return kept(state) ? state : undefined;
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
