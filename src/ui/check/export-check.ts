import { renderCsv } from "../../base/csv.js";
import type { MailboxVerdict } from "../../calendar/mailbox-check.js";
import { toVerdictRecord } from "../../calendar/verdict-record.js";
import { ownerOf, type CheckRecord } from "./check-record.js";
import type { ExportFormat } from "./protocol.js";

const fields = [
  "mailbox",
  "name",
  "outcome",
  "via",
  "events",
  "isCut",
  "reason",
  "code",
  "helps",
  "administrator",
  "checkedAt",
] as const;

/** Verdicts as a document, as the command line prints them, with names: CSV in which nothing is a formula, or `{ "value": [ … ] }`. */
export function renderCheck(
  record: CheckRecord,
  verdicts: readonly MailboxVerdict[],
  format: ExportFormat,
): string {
  const records = verdicts.map((verdict) => toRecord(record, verdict));
  if (format === "json") {
    return `${JSON.stringify({ value: records }, undefined, 2)}\n`;
  }
  const rows = records.map((each) => fields.map((field) => String(each[field] ?? "")));
  // Without the mark, Excel takes a CSV file for one in the code page of the machine.
  return `\uFEFF${renderCsv([fields, ...rows])}`;
}

/** What is not known is null. */
function toRecord(
  record: CheckRecord,
  verdict: MailboxVerdict,
): Readonly<Record<(typeof fields)[number], string | number | boolean | null>> {
  const { mailbox, ...rest } = toVerdictRecord(verdict);
  return { mailbox, name: ownerOf(record, mailbox)?.name ?? null, ...rest };
}
