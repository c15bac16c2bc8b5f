import { renderCsv } from "../../base/csv.js";
import { numbered } from "../../base/words.js";
import type { CheckOutcome, MailboxVerdict } from "../../calendar/mailbox-check.js";
import { toVerdictRecord } from "../../calendar/verdict-record.js";
import { endOfJsonList, renderJsonItems } from "../formats/json-list.js";
import { Table } from "../formats/table.js";
import type { Io } from "../io.js";

export const checkFormats = ["text", "json", "csv"] as const;
export type CheckFormat = (typeof checkFormats)[number];

/** Verdicts as text, some at a time, behind so many that were printed before. */
export interface VerdictPrinter {
  readonly render: (verdicts: readonly MailboxVerdict[], before: number) => string;
  readonly end: (count: number) => string;
}

export function createVerdictPrinter(format: CheckFormat, io: Pick<Io, "columns">): VerdictPrinter {
  switch (format) {
    case "json":
      return {
        render: (verdicts, before) => renderJsonItems(verdicts.map(toVerdictRecord), before),
        end: endOfJsonList,
      };
    case "csv":
      return {
        render: (verdicts, before) =>
          renderCsv([...(before === 0 ? [csvFields] : []), ...verdicts.map(toRow)]),
        end: () => "",
      };
    case "text": {
      const table = new Table<MailboxVerdict>(columns, io.columns);
      return { render: (verdicts) => table.render(verdicts), end: () => "" };
    }
  }
}

const csvFields = [
  "mailbox",
  "outcome",
  "via",
  "events",
  "isCut",
  "reason",
  "code",
  "helps",
  "administrator",
  "checkedAt",
];

function toRow(verdict: MailboxVerdict): readonly string[] {
  return Object.values(toVerdictRecord(verdict)).map((value) => (value === null ? "" : String(value)));
}

const outcomeWords: Readonly<Record<CheckOutcome, string>> = {
  readable: "readable",
  refused: "refused",
  missing: "no mailbox",
  failed: "failed",
};

const columns = [
  { title: "Mailbox", of: ({ mailbox }: MailboxVerdict) => mailbox },
  { title: "Outcome", of: ({ outcome }: MailboxVerdict) => outcomeWords[outcome] },
  { title: "Events", of: describeCount },
  {
    title: "Role",
    of: ({ isAdministrator }: MailboxVerdict) => (isAdministrator ? "administrator" : ""),
  },
  { title: "Why", of: ({ reason, code }: MailboxVerdict) => (reason ?? "") + (code ? ` (${code})` : "") },
];

function describeCount({ events, isCut }: MailboxVerdict): string {
  if (events === undefined) {
    return isCut ? "too many" : "";
  }
  return isCut ? `${numbered(events)} or more` : numbered(events);
}
