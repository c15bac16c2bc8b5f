import { addMonths, type Day } from "../../base/days.js";
import type { View } from "../../ui/preview/protocol.js";
import { dayNumber, dayOfNumber, weekday, type DayNumber } from "./days.js";

/** From `start` on and before `end`. */
export interface DayRange {
  readonly start: DayNumber;
  readonly end: DayNumber;
}

/** The days that a view shows around a day. A month shows whole weeks. */
export function rangeOf(view: View, day: Day, firstDay: number): DayRange {
  const number = dayNumber(day);
  switch (view) {
    case "day":
    case "sideBySide":
      return { start: number, end: number + 1 };
    case "workWeek":
    case "week": {
      const start = weekStart(number, firstDay);
      return { start, end: start + 7 };
    }
    case "month": {
      const { start, end } = monthOf(day);
      return { start: weekStart(start, firstDay), end: weekStart(end - 1, firstDay) + 7 };
    }
    case "agenda":
      return monthOf(day);
  }
}

/** The day that the same view shows one step later, or earlier. */
export function step(view: View, day: Day, by: 1 | -1): Day {
  switch (view) {
    case "day":
    case "sideBySide":
      return dayOfNumber(dayNumber(day) + by);
    case "workWeek":
    case "week":
      return dayOfNumber(dayNumber(day) + 7 * by);
    case "month":
    case "agenda":
      return addMonths(day, by);
  }
}

function weekStart(number: DayNumber, firstDay: number): DayNumber {
  return number - ((weekday(number) - firstDay + 7) % 7);
}

function monthOf(day: Day): DayRange {
  const first = `${day.slice(0, 7)}-01`;
  return { start: dayNumber(first), end: dayNumber(addMonths(first, 1)) };
}
