import { describeDay } from "../../calendar/describe-time.js";
import type { EventTime } from "../../calendar/event.js";
import { clockOf, isDate, laterDay } from "../../calendar/zones.js";
import type { Column } from "../formats/table.js";

interface Lasting {
  readonly start: EventTime;
  readonly end: EventTime;
}

/** The columns of a day, told once for all that begin on it, and of the time. `key` says where days begin anew. */
export function dayColumns<Row extends Lasting>(
  zone: string,
  key: (row: Row) => string = () => "",
): readonly Column<Row>[] {
  let last = "";
  return [
    {
      title: "Day",
      of: (row) => {
        const day = clockOf(row.start, zone).slice(0, 10);
        const now = `${key(row)}\n${day}`;
        const isNew = now !== last;
        last = now;
        return isNew ? describeDay(day, "year") : "";
      },
    },
    { title: "Time", of: ({ start, end }) => describeHours(start, end, zone) },
  ];
}

/** "09:00 to 10:30", "22:00 to Wed 25 Nov 06:00", "all day", "all day to Thu 26 Nov". */
function describeHours(start: EventTime, end: EventTime, zone: string): string {
  if (isDate(start)) {
    const last = laterDay(clockOf(end, zone).slice(0, 10), -1);
    return last <= start ? "all day" : `all day to ${describeDay(last, "date")}`;
  }
  const from = clockOf(start, zone);
  const until = clockOf(end, zone);
  const isSameDay = from.slice(0, 10) === until.slice(0, 10);
  return `${from.slice(11, 16)} to ${isSameDay ? "" : `${describeDay(until, "date")} `}${until.slice(11, 16)}`;
}
