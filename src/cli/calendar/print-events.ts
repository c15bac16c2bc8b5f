import { renderCsv } from "../../base/csv.js";
import type { CalendarEvent } from "../../calendar/event.js";
import { recordFields, toRecord } from "../../calendar/event-record.js";
import { toRow } from "../../calendar/export.js";
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
  const { head = "", render, tail = () => "" } = await createRenderer(format, zone, name, io);
  io.print(head);
  for (let count = 0; count < events.length; count += slice) {
    io.print(render(events.slice(count, count + slice), count));
    if (!(await io.drain())) {
      return;
    }
  }
  io.print(tail(events.length));
}

interface Renderer {
  readonly head?: string;
  /** Some of the events, behind so many that were printed before. */
  readonly render: (events: readonly CalendarEvent[], before: number) => string;
  readonly tail?: (count: number) => string;
}

async function createRenderer(format: CalendarFormat, zone: string, name: string, io: Io): Promise<Renderer> {
  switch (format) {
    case "json":
      return {
        render: (events, before) => renderJsonItems(events.map(toRecord), before),
        tail: endOfJsonList,
      };
    case "csv":
      return {
        head: renderCsv([recordFields]),
        render: (events) => renderCsv(events.map(toRow)),
      };
    case "ics": {
      const { createIcsPieces } = await import("../../calendar/export-ics.js");
      const { head, render, tail } = createIcsPieces({ name, now: io.now });
      return { head, render, tail: () => tail };
    }
    case "text": {
      const table = createTable(zone, io.columns);
      return { render: (events) => table.render(events) };
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
