import { renderCsv } from "../../base/csv.js";
import type { MailboxVerdict } from "../../calendar/mailbox-check.js";
import { ownerOf, type CheckRecord } from "./check-record.js";
import type { ExportFormat } from "./protocol.js";

const heads = [
  "Mailbox",
  "Name",
  "Outcome",
  "Door",
  "Events",
  "More events",
  "Administrator",
  "Reason",
  "What helps",
  "Code",
  "Checked",
] as const;

/** Verdicts as a document: CSV in which nothing is a formula, or `{ "value": [ … ] }` with what the check was about. */
export function renderCheck(
  record: CheckRecord,
  verdicts: readonly MailboxVerdict[],
  format: ExportFormat,
): string {
  const nameOf = ({ mailbox }: MailboxVerdict) => ownerOf(record, mailbox)?.name;
  if (format === "json") {
    const { via, window } = record.state;
    const value = verdicts.map((verdict) => ({ name: nameOf(verdict), ...verdict }));
    return `${JSON.stringify({ connection: record.connectionName, via, window, value }, undefined, 2)}\n`;
  }
  const rows = verdicts.map((verdict) => {
    const { mailbox, outcome, via, events, isCut, isAdministrator, reason, helps, code, checkedAt } = verdict;
    const cells = [
      mailbox,
      nameOf(verdict),
      outcome,
      via,
      events,
      isCut ? "yes" : "",
      flagWord(isAdministrator),
    ];
    return [...cells, reason, helps, code, checkedAt].map((cell) => String(cell ?? ""));
  });
  // Without the mark, Excel takes a CSV file for one in the code page of the machine.
  return `\uFEFF${renderCsv([heads, ...rows])}`;
}

function flagWord(flag: boolean | undefined): string {
  return flag === undefined ? "" : flag ? "yes" : "no";
}
