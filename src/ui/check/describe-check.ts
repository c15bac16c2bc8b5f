import { localDay, readableDay } from "../../base/days.js";
import { counted, numbered } from "../../base/words.js";
import type { MailboxVerdict, Via } from "../../calendar/mailbox-check.js";
import { ownerOf, type CheckRecord } from "./check-record.js";
import type { CheckRow, CheckSubject } from "./protocol.js";

export const doorNames: Readonly<Record<Via, string>> = { graph: "Microsoft Graph", ews: "EWS" };

/** What stands above the table. */
export function subjectOf(record: CheckRecord): CheckSubject {
  const { key, list, signedInAs, state } = record;
  return {
    key,
    title: titleOf(record),
    facts: [
      list,
      `through ${doorNames[state.via]}`,
      ...(signedInAs === undefined ? [] : [`signed in as ${signedInAs}`]),
      windowWords(state.window),
    ],
  };
}

export function titleOf({ connectionName }: CheckRecord): string {
  return `Mailboxes of ${connectionName}`;
}

/** "20 October 2026 to 17 November 2026": the end is the day on which nothing is looked at any more. */
export function windowWords({ start, end }: CheckRecord["state"]["window"]): string {
  const last = new Date(Date.parse(end) - 1);
  return `${readableDay(localDay(new Date(start)))} to ${readableDay(localDay(last))}`;
}

export function rowOf(record: CheckRecord, verdict: MailboxVerdict): CheckRow {
  return { ...verdict, name: ownerOf(record, verdict.mailbox)?.name };
}

/** "1,240 of 10,000 checked", for a list of checks. */
export function stateWords({ state: { mailboxes, verdicts } }: CheckRecord): string {
  const all = counted(mailboxes.length, "mailbox", "mailboxes");
  return verdicts.length === mailboxes.length
    ? `${all} checked`
    : `${numbered(verdicts.length)} of ${all} checked`;
}
