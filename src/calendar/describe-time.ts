import type { CalendarEvent } from "./event.js";
import { clockOf, isDate, laterDay } from "./zones.js";

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface TimeStyle {
  readonly zone: string;
  /** "Tue", "Tue 24 Nov" or "Tue 24 Nov 2026". */
  readonly day: "weekday" | "date" | "year";
  readonly withEnd: boolean;
}

/** "Tue 10:00", "Tue 10:00 to 11:30", "Tue 22:00 to Wed 06:00", "Tue, all day", "Tue to Thu, all day". */
export function describeTime(
  { start, end, allDay }: CalendarEvent,
  { zone, day, withEnd }: TimeStyle,
): string {
  const isWhole = allDay || isDate(start);
  const from = clockOf(start, zone);
  const until = isWhole && isDate(end) ? `${laterDay(end, -1)}T00:00:00` : clockOf(end, zone);
  const isSameDay = from.slice(0, 10) === until.slice(0, 10);
  const write = (clock: string, withDay: boolean) =>
    [withDay ? describeDay(clock, day) : "", isWhole ? "" : clock.slice(11, 16)].filter(Boolean).join(" ");
  const last = withEnd && !(isWhole && isSameDay) ? ` to ${write(until, isWhole || !isSameDay)}` : "";
  return `${write(from, true)}${last}${isWhole ? ", all day" : ""}`;
}

/** "Tue", "Tue 24 Nov" or "Tue 24 Nov 2026", of a day or a clock time. */
export function describeDay(clock: string, style: TimeStyle["day"]): string {
  const date = new Date(`${clock.slice(0, 10)}T00:00:00Z`);
  const parts = [
    weekdays[date.getUTCDay()] ?? "",
    ...(style === "weekday" ? [] : [String(date.getUTCDate()), months[date.getUTCMonth()] ?? ""]),
    ...(style === "year" ? [clock.slice(0, 4)] : []),
  ];
  return parts.join(" ");
}
