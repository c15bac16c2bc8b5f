import { dayText, weekdayNames, type Weekday } from "../data/days.js";
import type { Series } from "../data/series.js";
import { type, xml, type Xml } from "./xml.js";

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/recurrence-recurrencetype */
export function toRecurrence({ pattern, first, last }: Series): Xml | undefined {
  if (!pattern) {
    return undefined;
  }
  const range =
    last === undefined
      ? type("NoEndRecurrence", type("StartDate", dayText(first)))
      : type("EndDateRecurrence", [type("StartDate", dayText(first)), type("EndDate", dayText(last))]);
  return xml`${toPattern(pattern)}${range}`;
}

function toPattern(pattern: NonNullable<Series["pattern"]>): Xml {
  switch (pattern.type) {
    case "daily":
      return type("DailyRecurrence", type("Interval", pattern.interval));
    case "weekly":
      return type("WeeklyRecurrence", [
        type("Interval", pattern.interval),
        type("DaysOfWeek", pattern.weekdays.map(dayName).join(" ")),
        type("FirstDayOfWeek", "Monday"),
      ]);
    case "absoluteMonthly":
      return type("AbsoluteMonthlyRecurrence", [
        type("Interval", pattern.interval),
        type("DayOfMonth", pattern.date),
      ]);
    case "relativeMonthly":
      return type("RelativeMonthlyRecurrence", [
        type("Interval", pattern.interval),
        type("DaysOfWeek", dayName(pattern.weekday)),
        type("DayOfWeekIndex", capitalized(pattern.index)),
      ]);
    case "absoluteYearly":
      return type("AbsoluteYearlyRecurrence", [
        type("DayOfMonth", pattern.date),
        type("Month", months[pattern.month - 1] ?? "January"),
      ]);
  }
}

const capitalized = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const dayName = (weekday: Weekday) => capitalized(weekdayNames[weekday]);

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
