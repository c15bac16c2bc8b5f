import { renderCsv } from "../../base/csv.js";
import type { BusyPeriod, FreeBusy } from "../../calendar/source.js";
import { statusWords } from "../../calendar/status-words.js";
import { endOfJsonList, renderJsonItems } from "../formats/json-list.js";
import { Table } from "../formats/table.js";
import type { Io } from "../io.js";
import { printable } from "../words.js";
import { dayColumns } from "./day-columns.js";
import { describeError, toErrorRecord } from "./errors.js";
import type { FreeBusyFormat } from "./names.js";

/** Free/busy times as text, mailbox by mailbox, behind so many that were printed before. */
export interface Printer {
  readonly render: (each: FreeBusy, before: number) => string;
  readonly end: (count: number) => string;
}

/** `zone` is where text has its days. */
export function createPrinter(format: FreeBusyFormat, zone: string, io: Io): Printer {
  switch (format) {
    case "json":
      return {
        render: (each, before) => renderJsonItems([toRecord(each)], before),
        end: endOfJsonList,
      };
    case "csv":
      return {
        render: (each, before) => renderCsv([...(before === 0 ? [csvFields] : []), ...toRows(each)]),
        end: () => "",
      };
    case "text":
      return { render: (each, before) => renderText(each, before, zone, io), end: () => "" };
  }
}

function toRecord(each: FreeBusy) {
  return "error" in each
    ? { mailbox: each.mailbox, error: toErrorRecord(each.error) }
    : {
        mailbox: each.mailbox,
        periods: each.periods.map(({ start, end, status, subject, location, isPrivate }) => ({
          start,
          end,
          status,
          subject: subject ?? null,
          location: location ?? null,
          isPrivate,
        })),
      };
}

const csvFields = ["mailbox", "start", "end", "status", "subject", "location", "isPrivate", "error"];

function toRows(each: FreeBusy): readonly (readonly string[])[] {
  return "error" in each
    ? [[each.mailbox, "", "", "", "", "", "", describeError(each.error)]]
    : each.periods.map(({ start, end, status, subject = "", location = "", isPrivate }) => [
        each.mailbox,
        start,
        end,
        status,
        subject,
        location,
        String(isPrivate),
        "",
      ]);
}

/** The mailbox, and below it what it told. */
function renderText(each: FreeBusy, before: number, zone: string, io: Io): string {
  const heading = `${before === 0 ? "" : "\n"}${printable(each.mailbox)}\n`;
  if ("error" in each) {
    return `${heading}  ${printable(describeError(each.error))}\n`;
  }
  if (each.periods.length === 0) {
    return `${heading}  Free all the time.\n`;
  }
  const table = new Table<BusyPeriod>(
    [
      ...dayColumns<BusyPeriod>(zone),
      {
        title: "Status",
        of: ({ status, isPrivate }) => `${statusWords[status]}${isPrivate ? ", private" : ""}`,
      },
      { title: "Subject", of: ({ subject }) => subject ?? "" },
      { title: "Place", of: ({ location }) => location ?? "" },
    ],
    io.columns === undefined ? undefined : io.columns - 2,
  );
  return heading + table.render(each.periods).replaceAll(/^/gm, "  ").trimEnd() + "\n";
}
