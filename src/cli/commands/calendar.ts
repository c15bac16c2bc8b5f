import { counted } from "../../base/words.js";
import { chooseCalendar } from "../calendar/choose-calendar.js";
import { collectEvents } from "../calendar/collect-events.js";
import { withDoors, type DoorOptions } from "../calendar/doors.js";
import { readMailbox } from "../calendar/mailboxes.js";
import { doorNames, type CalendarFormat } from "../calendar/names.js";
import { printEvents } from "../calendar/print-events.js";
import { readVendorView, shownEvents, type ShownOptions } from "../calendar/shown-events.js";
import { describeWindow, readWindow, type WindowOptions } from "../calendar/window.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { printable } from "../words.js";

export interface CalendarRequest extends DoorOptions, WindowOptions, ShownOptions {
  readonly mailbox: string;
  readonly calendar?: string;
  readonly format: CalendarFormat;
}

/** Shows what happens in a calendar. */
export function runCalendar(request: CalendarRequest, { io }: CommandWorld): Promise<ExitCode> {
  const mailbox = readMailbox(request.mailbox);
  const chosen = readWindow(request, io);
  readVendorView(request.vendorView);
  const { calendar, format, redact } = request;

  return withDoors(request, io, async ({ open, signal }) => {
    const source = await open(request.via);
    let requests = 0;
    const onSent = () => {
      requests++;
    };
    const options = { signal, reason: "A calendar is read.", onSent };
    const calendarId = await chooseCalendar(source, mailbox, calendar, options);
    const pages = source.listEvents({ mailbox, calendarId, window: chosen.window }, options);
    const withoutAttendees = format !== "ics" && redact !== true;
    const found = await collectEvents(pages, { zone: chosen.zone, withoutAttendees }, io);
    const [events = []] = shownEvents([found], request);
    const title = [mailbox, ...(calendar === undefined ? [] : [calendar])].join(", ");
    await printEvents({ events, format, zone: chosen.zone, name: redact ? "Calendar" : title }, io);
    io.complain(
      printable(
        `${counted(events.length, "event")} ${describeWindow(chosen)}, through ${doorNames[source.via]} in ${counted(requests, "request")}.`,
      ),
    );
    return 0;
  });
}
