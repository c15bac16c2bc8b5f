import type { Day } from "../../base/days.js";
import type { WallTime } from "./zone-clock.js";

export const dayLength = 86_400_000;

/** Days counted from 1970-01-01, because a view asks for many of them. */
export type DayNumber = number;

export function dayNumber(day: Day): DayNumber {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayLength);
}

export function dayOfNumber(number: DayNumber): Day {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

export function dayOfWall(wall: WallTime): DayNumber {
  return Math.floor(wall / dayLength);
}

/** 0 is Sunday. */
export function weekday(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}
