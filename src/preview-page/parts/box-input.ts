import type { Calendar } from "@event-calendar/core";
import type { View } from "../../ui/preview/protocol.js";
import { isWhole } from "../model/boxes.js";
import type { Told } from "../model/candidates.js";
import { dayLength, dayOfWall, type DayNumber } from "../model/days.js";
import { leastLength } from "../model/fold.js";

/** What a box stands for: an event, or how many more there are on a day. */
export interface Extra {
  readonly told?: Told;
  readonly more?: { readonly day: DayNumber; readonly row: string | undefined; readonly count: number };
}

/** A box as the component takes it. */
export interface BoxInput {
  readonly id: string;
  /** Another one where the box would look or read otherwise. */
  readonly sign: string;
  readonly extra: Extra;
  readonly input: Calendar.EventInput;
}

const second = 1000;

/** What is shown, and how many more there are on which days. */
export interface ToldBoxes {
  readonly events: readonly { readonly told: Told; readonly row: string | undefined }[];
  readonly more: readonly NonNullable<Extra["more"]>[];
}

/** By start, as they are filled in one after the other. */
export function inputsOf(view: View, { events, more }: ToldBoxes): readonly BoxInput[] {
  const hasGrid = view === "day" || view === "workWeek" || view === "week";
  const boxes = [
    ...events.map(({ told, row }) => {
      const { event, isBusyOnly } = told.entry;
      const isLong = hasGrid ? isWhole(told) : event.allDay;
      const { start, end } = isLong ? wholeDays(told) : lastingTime(told, hasGrid ? leastLength : second);
      const { subject, status, sensitivity, cancelled, location } = event;
      const looks = [start, end, isLong, subject, status, sensitivity, cancelled, location, isBusyOnly];
      return boxOf(`${told.key}${row ?? ""}`, { told }, [...looks, told.difference], {
        start,
        end,
        allDay: isLong,
        row,
      });
    }),
    ...more.map((each) => {
      const { day, row, count } = each;
      const end = (day + 1) * dayLength;
      // By its start it stands last on its day, but among whole days, where the last that is given stands last.
      const isWholeDay = hasGrid || view === "sideBySide";
      const start = isWholeDay ? day * dayLength : end - second;
      const id = `more ${String(day)} ${row ?? ""}`;
      return boxOf(id, { more: each }, [count], { start, end, allDay: isWholeDay, row });
    }),
  ];
  return boxes.sort((a, b) => a.from - b.from);
}

function boxOf(
  id: string,
  extra: Extra,
  looks: readonly unknown[],
  place: { start: number; end: number; allDay: boolean; row: string | undefined },
): BoxInput & { readonly from: number } {
  const { start, end, allDay, row } = place;
  return {
    id,
    sign: looks.join("\0"),
    extra,
    from: start,
    input: {
      id,
      start: floating(start),
      end: floating(end),
      allDay,
      ...(row === undefined ? {} : { resourceId: row }),
      extendedProps: { ...extra },
    },
  };
}

function wholeDays({ firstDay, end }: Told): { readonly start: number; readonly end: number } {
  return { start: firstDay * dayLength, end: Math.ceil(end / dayLength) * dayLength };
}

/** Where hours stand, what lasts no time has room for its name, but none on the next day. Elsewhere it is there at all. */
function lastingTime({ start, end }: Told, least: number): { readonly start: number; readonly end: number } {
  const midnight = (dayOfWall(start) + 1) * dayLength;
  return { start, end: Math.max(end, Math.min(start + least, midnight)) };
}

function floating(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19);
}
