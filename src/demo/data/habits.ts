import { falls, hash, pick } from "./hash.js";
import { series, type Exception, type Series } from "./series.js";
import type { Account } from "./users.js";

const habitCount = 8;

/** What somebody has in the own calendar besides meetings with others. Absent numbers are habits that one has not. */
export function habitOf(seed: number, account: Account, number: number, monday: number): Series | undefined {
  const draw = (purpose: number) => hash(seed, account.index * 64 + number, purpose);
  const { office, index } = account;
  const key = `h${String(index)}.${String(number)}`;
  const common = { zone: office.zone, organizer: index } as const;
  const weekday = ((draw(1) % 5) + 1) as 1 | 2 | 3 | 4 | 5;
  const every = { type: "weekly", interval: 1, weekdays: [weekday] } as const;
  const since = monday - 7 * (4 + (draw(2) % 60)) + weekday - 1;
  if (account.kind !== "person" || !falls(draw(3), 70)) {
    return undefined;
  }
  switch (number) {
    case 0:
      return series(key, "Focus time", {
        ...common,
        pattern: { type: "weekly", interval: 1, weekdays: [2, 4] },
        first: since,
        minute: office.startOfDay + 60 + 30 * (draw(4) % 4),
        minutes: 90,
        reminder: undefined,
      });
    case 1:
      return series(key, "Working from home", {
        ...common,
        pattern: every,
        first: since,
        minute: 0,
        minutes: 1440,
        allDay: true,
        showAs: "workingElsewhere",
        reminder: undefined,
      });
    case 2:
      return series(key, pick(["School run", "Physiotherapy", "Choir", "Dentist"], draw(5)), {
        ...common,
        pattern: every,
        first: since,
        last: monday + 7 * (draw(6) % 30),
        minute: office.startOfDay + 420 + 15 * (draw(7) % 8),
        minutes: 45,
        sensitivity: "private",
        exceptionOn: (day) => (hash(draw(8), day) % 9 === 0 ? { kind: "cancelled" } : undefined),
      });
    case 3:
      return series(key, "Holiday", {
        ...common,
        first: monday + 7 * ((draw(9) % 14) - 5),
        minute: 0,
        minutes: 1440 * (5 + (draw(10) % 6)),
        allDay: true,
        showAs: "oof",
        reminder: undefined,
      });
    case 4:
      return series(key, "Hold: travel to a customer", {
        ...common,
        first: monday + (draw(11) % 20),
        minute: office.startOfDay + 60,
        minutes: 360,
        showAs: "tentative",
      });
    case 5:
      return series(key, "Lunch", {
        ...common,
        pattern: { type: "daily", interval: 1 },
        first: monday - 7 * 20,
        last: monday + 7 * 20,
        minute: 12 * 60 + 30,
        minutes: 30,
        showAs: "free",
        reminder: undefined,
      });
    case 6:
      return series(key, pick(["Claims review", "Write the weekly report", "Check demurrage"], draw(12)), {
        ...common,
        pattern: every,
        first: since,
        minute: office.startOfDay + 330,
        minutes: 60,
        exceptionOn: (day) => shift(hash(draw(13), day)),
      });
    case 7:
      return series(key, "Away on business", {
        ...common,
        first: monday + 7 * (draw(14) % 10) + 1,
        minute: 0,
        minutes: 2880,
        allDay: true,
        showAs: "oof",
        location: pick(["Antwerp", "Felixstowe", "Newark", "Bremerhaven"], draw(15)),
      });
    default:
      return undefined;
  }
}

export function listHabits(seed: number, account: Account, monday: number): Series[] {
  return Array.from({ length: habitCount }, (_, number) => habitOf(seed, account, number, monday)).filter(
    (habit) => habit !== undefined,
  );
}

/** Single days of what repeats are moved or left out. */
export function shift(draw: number): Exception | undefined {
  const outcome = draw % 11;
  return outcome === 0
    ? { kind: "cancelled" }
    : outcome < 3
      ? { kind: "moved", days: outcome - 1, minutes: 45 }
      : undefined;
}
