import { counted } from "../../base/words.js";
import type { EventDifference } from "../../calendar/compare.js";
import { exportEvents, type CalendarFormat } from "../../calendar/export.js";
import { touches } from "../../calendar/touches.js";
import { redactEvents, seenByVendor } from "../../calendar/vendor-view.js";
import { millisecondsOf } from "../../calendar/zones.js";
import type { Shown, SourceChoice } from "./protocol.js";
import type { ShownEvent } from "./shown-events.js";

export interface RenderOptions extends Shown {
  readonly mailboxes: readonly string[];
  readonly source: SourceChoice;
  /** What is told of both sides. */
  readonly differences: readonly EventDifference[];
  readonly now: Date;
}

/**
 * What is shown of all that was told, as a document. A table and JSON say where each event came from, where there are
 * several mailboxes or both doors. A calendar file has each event once, as the page has it, and both where it stands elsewhere
 * through the other door.
 */
export async function renderShown(
  told: readonly ShownEvent[],
  format: CalendarFormat,
  options: RenderOptions,
): Promise<string> {
  const { mailboxes, source, differences, redacted, vendor, zone, now } = options;
  const window = { start: Date.parse(options.window.start), end: Date.parse(options.window.end) };
  const isBoth = source === "both";
  const elsewhere = new Set(differences.flatMap(elsewhereInEws));
  const hasGraph = told.some(({ via }) => via === "graph");
  const withOrigins = format !== "ics" && (isBoth || mailboxes.length > 1);

  // All that was told together, so that what is redacted has the same name as on the page.
  const events = told.map(({ event }) => ({ ...event, body: undefined }));
  const seen = redacted ? redactEvents(events) : events;
  const rows = told
    .flatMap((each, index) => {
      const [event] = vendor
        ? seenByVendor(seen.slice(index, index + 1), vendor)
        : seen.slice(index, index + 1);
      const isTwin =
        format === "ics" && isBoth && hasGraph && each.via === "ews" && !elsewhere.has(each.event.itemId);
      return event && !isTwin && touches(event, window, zone) ? [{ ...each, event }] : [];
    })
    .map((row) => ({ ...row, start: millisecondsOf(row.event.start, zone) }))
    .sort((one, other) => one.start - other.start);

  const nameOf = (mailbox: string) =>
    redacted ? `Mailbox ${String(mailboxes.indexOf(mailbox) + 1)}` : mailbox;
  const [first = "", another] = mailboxes;
  return exportEvents(
    rows.map(({ event }) => event),
    format,
    {
      name:
        another === undefined
          ? redacted
            ? "Calendar"
            : first
          : counted(mailboxes.length, "mailbox", "mailboxes"),
      now,
      origins: withOrigins ? rows.map(({ via, mailbox }) => ({ via, mailbox: nameOf(mailbox) })) : undefined,
    },
  );
}

/** As the page chooses what of EWS is a box of its own. */
function elsewhereInEws(difference: EventDifference): readonly string[] {
  if (difference.what === "missing") {
    return difference.from === "graph" ? [difference.event.itemId] : [];
  }
  const { graph, ews } = difference;
  const isSame = graph.start === ews.start && graph.end === ews.end && graph.allDay === ews.allDay;
  return isSame ? [] : [ews.itemId];
}
