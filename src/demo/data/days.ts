/** Days are counted from 1970-01-01, which was a Thursday. */
export const dayMilliseconds = 86_400_000;

export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const weekdayNames = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

export function dayOfWall(wall: number): number {
  return Math.floor(wall / dayMilliseconds);
}

/** 0 is Sunday. */
export function weekdayOf(day: number): Weekday {
  return ((((day + 4) % 7) + 7) % 7) as Weekday;
}

/** The Monday of the week of a day. */
export function mondayOf(day: number): number {
  return day - ((weekdayOf(day) + 6) % 7);
}

/** Weeks are counted from the one with 1970-01-01. */
export function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

export function mondayOfWeek(week: number): number {
  return week * 7 - 3;
}

/** "2026-11-23" */
export function dayText(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

export function dayFrom(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / dayMilliseconds;
}
