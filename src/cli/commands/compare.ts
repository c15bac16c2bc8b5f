import { compareCalendars } from "../../calendar/compare.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { chooseCalendar } from "../calendar/choose-calendar.js";
import { collectEvents } from "../calendar/collect-events.js";
import { withDoors, type Doors } from "../calendar/doors.js";
import { readMailbox } from "../calendar/mailboxes.js";
import type { CompareFormat, Via } from "../calendar/names.js";
import { renderComparison } from "../calendar/render-comparison.js";
import { readVendorView, shownEvents, type ShownOptions } from "../calendar/shown-events.js";
import { describeWindow, readWindow, type ChosenWindow, type WindowOptions } from "../calendar/window.js";
import type { CommandWorld, ExitCode, Io } from "../io.js";
import type { ConnectionOptions } from "../tenant/options.js";
import { printable } from "../words.js";

export interface CompareRequest extends ConnectionOptions, WindowOptions, ShownOptions {
  readonly mailbox: string;
  readonly calendar?: string;
  readonly format: CompareFormat;
}

/** Says whether EWS shows what Microsoft Graph shows. */
export function runCompare(request: CompareRequest, { io }: CommandWorld): Promise<ExitCode> {
  const mailbox = readMailbox(request.mailbox);
  const chosen = readWindow(request, io);
  readVendorView(request.vendorView);

  return withDoors(request, io, async (doors) => {
    const both = await readBoth(doors, { ...request, mailbox }, chosen, io);
    const [graph = [], ews = []] = shownEvents(both, request);
    const comparison = compareCalendars(graph, ews, chosen);
    io.print(renderComparison(comparison, request.format, chosen.zone));
    io.complain(printable(`Compared ${describeWindow(chosen)}.`));
    return comparison.differences.length > 0 ? 1 : 0;
  });
}

/** What Microsoft Graph and EWS tell, both read at the same time. Where one cannot be read, the other one is given up. */
async function readBoth(
  { open, signal }: Doors,
  { mailbox, calendar }: Pick<CompareRequest, "mailbox" | "calendar">,
  { window, zone }: ChosenWindow,
  io: Io,
): Promise<readonly (readonly CalendarEvent[])[]> {
  const stop = new AbortController();
  const options = {
    signal: AbortSignal.any([signal, stop.signal]),
    reason: "What EWS shows of a calendar is compared with what Microsoft Graph shows.",
  };
  const read = async (via: Via) => {
    const source = await open(via);
    const calendarId = await chooseCalendar(source, mailbox, calendar, options);
    const pages = source.listEvents({ mailbox, calendarId, window }, options);
    return collectEvents(pages, { zone }, io);
  };
  try {
    return await Promise.all([read("graph"), read("ews")]);
  } finally {
    stop.abort();
  }
}
