const day = 86_400_000;

/** Milliseconds that, read as if they were UTC, show what a clock on the wall shows. */
export type WallTime = number;

/** Tells what clocks in a time zone show, fast enough for ten thousand events at once. */
export interface ZoneClock {
  readonly zone: string;
  /** Of an instant in milliseconds. */
  wall(instant: number): WallTime;
  /** The instant of a wall time. In a gap the later one, and of two the earlier. */
  instant(wall: WallTime): number;
}

export function zoneClock(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const atMidnight = new Map<number, number>();

  const measure = (instant: number) => {
    const parts: Partial<Record<string, number>> = {};
    for (const { type, value } of format.formatToParts(instant)) {
      parts[type] = Number(value);
    }
    const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, date, hour, minute, second) - Math.floor(instant / 1000) * 1000;
  };

  /** Formatting is slow, and between two midnights with the same offset there is nothing to ask. */
  const measureMidnight = (midnight: number) => {
    const known = atMidnight.get(midnight);
    const offset = known ?? measure(midnight);
    if (known === undefined) {
      atMidnight.set(midnight, offset);
    }
    return offset;
  };
  const offsetAt = (instant: number) => {
    const midnight = Math.floor(instant / day) * day;
    const before = measureMidnight(midnight);
    return before === measureMidnight(midnight + day) ? before : measure(instant);
  };

  return {
    zone,
    wall: (instant) => instant + offsetAt(instant),
    instant(wall) {
      const [before, after] = [offsetAt(wall - day), offsetAt(wall + day)];
      const fits = [before, after].find((offset) => offsetAt(wall - offset) === offset);
      return wall - (fits ?? before);
    },
  };
}
