import { renderCsv } from "../../base/csv.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { recordFields, toRecord } from "../../calendar/event-record.js";
import { exportEvents, toRow } from "../../calendar/export.js";
import { statusWords } from "../../calendar/status-words.js";
import { endOfJsonList, renderJsonItems } from "../formats/json-list.js";
import { Table } from "../formats/table.js";
import type { Io } from "../io.js";
import { dayColumns } from "./day-columns.js";
import type { CalendarFormat } from "./names.js";

export interface PrintedCalendar {
  readonly events: readonly CalendarEvent[];
  readonly format: CalendarFormat;
  readonly zone: string;
  /** What the calendar is called in a file. */
  readonly name: string;
}

/** How many events are printed at a time. */
const slice = 1000;

/** Prints events in a format, and stops as soon as nobody reads what it prints. */
export async function printEvents({ events, format, zone, name }: PrintedCalendar, io: Io): Promise<void> {
  if (format === "ics") {
    io.print(await exportEvents(events, format, { name, now: io.now }));
    await io.drain();
    return;
  }
  const render = createRenderer(format, zone, io);
  for (let count = 0; count < events.length; count += slice) {
    io.print(render(events.slice(count, count + slice), count));
    if (!(await io.drain())) {
      return;
    }
  }
  if (format === "json") {
    io.print(endOfJsonList(events.length));
  } else if (format === "csv" && events.length === 0) {
    io.print(render([], 0));
  }
}

type Renderer = (events: readonly CalendarEvent[], before: number) => string;

function createRenderer(format: Exclude<CalendarFormat, "ics">, zone: string, io: Io): Renderer {
  switch (format) {
    case "json":
      return (events, before) => renderJsonItems(events.map(toRecord), before);
    case "csv":
      return (events, before) => renderCsv([...(before === 0 ? [recordFields] : []), ...events.map(toRow)]);
    case "text": {
      const table = createTable(zone, io.columns);
      return (events) => table.render(events);
    }
  }
}

function createTable(zone: string, width: number | undefined): Table<CalendarEvent> {
  return new Table<CalendarEvent>(
    [
      ...dayColumns<CalendarEvent>(zone),
      { title: "Status", of: describeStatus },
      { title: "Subject", of: ({ subject }) => subject },
      { title: "Place", of: ({ location }) => location ?? "" },
      { title: "Organiser", of: ({ organizer }) => organizer?.name ?? organizer?.address ?? "" },
    ],
    width,
  );
}

/** "busy", "out of office, private", "free, cancelled". */
function describeStatus({ status, sensitivity, cancelled }: CalendarEvent): string {
  return [
    statusWords[status],
    ...(sensitivity === "normal" ? [] : [sensitivity]),
    ...(cancelled ? ["cancelled"] : []),
  ].join(", ");
}
