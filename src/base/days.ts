/** A day of the calendar, "YYYY-MM-DD". Days in this form compare as strings. */
export type Day = string;

/** The day at a moment where this machine is, not in UTC: what ends tomorrow ends tomorrow by the clock on the wall. */
export function localDay(moment: Date): Day {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${String(moment.getFullYear())}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Whether `text` is a day that exists: "2026-02-30" does not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(text) === text;
}

/** The day, in UTC, on which an ISO 8601 instant lies, or `undefined` where it is none. Without a time zone, it is UTC. */
export function dayOf(instant: string): Day | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(instant)?.[0];
  if (day === undefined || isoDay(day) !== day) {
    return undefined;
  }
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(instant.slice(day.length));
  return instant === day ? day : isoDay(hasZone ? instant : `${instant}Z`);
}

function isoDay(instant: string): Day | undefined {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(date.toISOString())?.[0];
}

/** How many days lie between two days. Negative where `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The same day some months later, or the last day of that month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, lastDay));
  return date.toISOString().slice(0, 10);
}

/** "in 9 days", "today", "3 days ago". */
export function inDays(days: number): string {
  if (days === 0) {
    return "today";
  }
  const count = Math.abs(days);
  const words = count === 1 ? "1 day" : `${String(count)} days`;
  return days > 0 ? `in ${words}` : `${words} ago`;
}

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
];

/** "1 April 2027" */
export function readableDay(day: Day): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${String(Number(date))} ${months[Number(month) - 1] ?? month} ${year}`;
}
