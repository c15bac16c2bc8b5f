import { hash, hashText } from "./hash.js";
import type { Exception, Guest, Response } from "./series.js";
import { aliasOf, peopleCount, staff, staffIndex, type AccountRow } from "./staff.js";

/** The mail names of the people for whom something is so. */
export const people = (chosen: (row: AccountRow) => boolean) =>
  staff.slice(0, peopleCount).filter(chosen).map(aliasOf);

export interface Answers {
  readonly optional?: readonly string[];
  readonly tentative?: readonly string[];
  readonly declined?: readonly string[];
  readonly silent?: readonly string[];
  readonly room?: string;
}

/** People are required and have accepted, where nothing else is said. The organizer is left out. */
export function invite(organizer: string, aliases: readonly string[], answers: Answers = {}): Guest[] {
  const responseOf = (alias: string): Response =>
    answers.tentative?.includes(alias)
      ? "tentativelyAccepted"
      : answers.declined?.includes(alias)
        ? "declined"
        : answers.silent?.includes(alias)
          ? "notResponded"
          : "accepted";
  const guest = (alias: string, type: Guest["type"]): Guest => ({
    who: staffIndex(alias),
    type,
    response: responseOf(alias),
  });
  return [
    ...aliases.filter((alias) => alias !== organizer).map((alias) => guest(alias, "required")),
    ...(answers.optional ?? []).map((alias) => guest(alias, "optional")),
    ...(answers.room === undefined ? [] : [guest(answers.room, "resource")]),
  ];
}

/** What became of single days, said by weeks from now and the day's place in that week. */
export function on(
  monday: number,
  changes: readonly (readonly [week: number, weekday: number, Exception])[],
) {
  const byDay = new Map(changes.map(([week, weekday, change]) => [monday + 7 * week + weekday - 1, change]));
  return (day: number) => byDay.get(day);
}

export const cancelled: Exception = { kind: "cancelled" };
export const moved = (
  days: number,
  minutes = 0,
  more: { subject?: string; location?: string } = {},
): Exception => ({
  kind: "moved",
  days,
  minutes,
  ...more,
});

/** Of a long series, some days are always moved or left out. */
export function drawn(key: string): (day: number) => Exception | undefined {
  return (day) => {
    const draw = hash(hashText(key), day) % 23;
    return draw === 3 ? cancelled : draw === 7 ? moved(0, 60) : undefined;
  };
}
