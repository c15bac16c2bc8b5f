import { checkOutcomes } from "../../calendar/mailbox-check.js";
import { count, flag, listOf, maybe, oneOf, record, text, variants } from "../preview/shapes.js";
import {
  columns,
  exportFormats,
  offers,
  vias,
  type CheckNote,
  type CheckProgress,
  type CheckRow,
  type CheckSubject,
  type FromCheckPage,
  type KeptCheckPage,
  type ToCheckPage,
} from "./protocol.js";

const row = record<CheckRow>({
  mailbox: text,
  name: maybe(text),
  outcome: oneOf(checkOutcomes),
  via: oneOf(vias),
  events: maybe(count),
  isCut: maybe(flag),
  reason: maybe(text),
  code: maybe(text),
  helps: maybe(text),
  isAdministrator: maybe(flag),
  checkedAt: text,
});

const toPage = variants<ToCheckPage, "type">("type", {
  subject: { subject: record<CheckSubject>({ key: text, title: text, facts: listOf(text) }) },
  rows: { rows: listOf(row) },
  progress: {
    progress: record<CheckProgress>({
      words: text,
      done: count,
      total: count,
      isRunning: flag,
      offers: listOf(record<CheckProgress["offers"][number]>({ what: oneOf(offers), label: text })),
      notes: listOf(record<CheckNote>({ isWarning: flag, words: text })),
    }),
  },
});

const fromPage = variants<FromCheckPage, "type">("type", {
  ready: {},
  do: { what: oneOf(offers) },
  open: { mailbox: text },
  copy: { mailbox: text },
  export: { format: oneOf(exportFormats), mailboxes: maybe(listOf(text)) },
});

const kept = record<KeptCheckPage>({
  key: text,
  text,
  outcomes: listOf(oneOf(checkOutcomes)),
  onlyAdministrators: flag,
  sort: maybe(record<NonNullable<KeptCheckPage["sort"]>>({ column: oneOf(columns), descending: flag })),
  page: count,
});

/** What the editor says, as the page hears it. Absent where it is nothing that the page knows. */
export function readToCheckPage(message: unknown): ToCheckPage | undefined {
  return toPage(message) ? message : undefined;
}

/** What the page says, as the editor hears it. */
export function readFromCheckPage(message: unknown): FromCheckPage | undefined {
  return fromPage(message) ? message : undefined;
}

/** What the page kept over a reload, by this version or another. */
export function readKeptCheckPage(state: unknown): KeptCheckPage | undefined {
  return kept(state) ? state : undefined;
}
