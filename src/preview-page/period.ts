import { rangeOf, type DayRange } from "./model/ranges.js";
import type { Day } from "../base/days.js";
import { dayLength, dayNumber, dayOfNumber, dayOfWall, weekday } from "./model/days.js";
import type { ZoneClock } from "./model/zone-clock.js";
import type { State } from "./state.js";

/** What the view shows, for its heading. */
export function periodOf({ view, day, customs, face }: State): string {
  const number = dayNumber(day);
  switch (view) {
    case "day":
    case "sideBySide":
      return face.day(number * dayLength);
    case "month":
    case "agenda":
      return face.month(number * dayLength);
    case "workWeek":
    case "week": {
      const { start, end } = rangeOf(view, day, customs.firstDay);
      const days = Array.from({ length: end - start }, (_, index) => start + index).filter(
        (each) => view === "week" || !customs.weekend.includes(weekday(each)),
      );
      return face.days((days[0] ?? start) * dayLength, (days.at(-1) ?? start) * dayLength);
    }
  }
}

/** The days that the view shows. */
export function shownRange({ view, day, customs }: State): DayRange {
  return rangeOf(view, day, customs.firstDay);
}

export function todayIn(clock: ZoneClock): Day {
  return dayOfNumber(dayOfWall(clock.wall(Date.now())));
}
