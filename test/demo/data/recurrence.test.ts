import assert from "node:assert/strict";
import fc from "fast-check";
import { dayFrom, dayText, mondayOf, weekdayOf, type Weekday } from "../../../src/demo/data/days.js";
import { listDays, type Pattern } from "../../../src/demo/data/recurrence.js";

const day = (text: string) => dayFrom(...(text.split("-").map(Number) as [number, number, number]));

function days(pattern: Pattern, first: string, from: string, to: string, last?: string): string[] {
  const range = { first: day(first), last: last === undefined ? undefined : day(last) };
  return [...listDays(pattern, range, day(from), day(to))].map(dayText);
}

describe("recurrences", () => {
  it("go on every so many days", () => {
    assert.deepEqual(days({ type: "daily", interval: 3 }, "2026-11-01", "2026-11-05", "2026-11-12"), [
      "2026-11-07",
      "2026-11-10",
    ]);
  });

  it("go on by the week, in the order of the week, from their first day on", () => {
    const pattern: Pattern = { type: "weekly", interval: 2, weekdays: [5, 1] };
    assert.deepEqual(days(pattern, "2026-11-04", "2026-10-01", "2026-11-30"), [
      "2026-11-06",
      "2026-11-16",
      "2026-11-20",
      "2026-11-30",
    ]);
  });

  it("fall on the last day of a month that is too short", () => {
    const pattern: Pattern = { type: "absoluteMonthly", interval: 1, date: 31 };
    assert.deepEqual(days(pattern, "2027-01-31", "2027-02-01", "2027-04-30"), [
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
    ]);
  });

  it("fall on the first or the last weekday of a month", () => {
    const first: Pattern = { type: "relativeMonthly", interval: 2, weekday: 4, index: "first" };
    const last: Pattern = { type: "relativeMonthly", interval: 1, weekday: 5, index: "last" };
    assert.deepEqual(days(first, "2026-09-03", "2026-09-01", "2027-01-31"), [
      "2026-09-03",
      "2026-11-05",
      "2027-01-07",
    ]);
    assert.deepEqual(days(last, "2026-01-01", "2026-10-01", "2026-11-30"), ["2026-10-30", "2026-11-27"]);
  });

  it("fall on 28 February where there is no 29th", () => {
    const pattern: Pattern = { type: "absoluteYearly", month: 2, date: 29 };
    assert.deepEqual(days(pattern, "2024-02-29", "2024-01-01", "2026-12-31"), [
      "2024-02-29",
      "2025-02-28",
      "2026-02-28",
    ]);
  });

  it("end", () => {
    assert.deepEqual(
      days({ type: "daily", interval: 1 }, "2026-11-01", "2026-11-01", "2026-11-30", "2026-11-02"),
      ["2026-11-01", "2026-11-02"],
    );
  });

  it("by the week are what one finds by looking at every day", () => {
    const weekday = fc.integer({ min: 0, max: 6 }) as fc.Arbitrary<Weekday>;
    fc.assert(
      fc.property(
        fc.integer({ min: 19_000, max: 21_000 }),
        fc.integer({ min: 1, max: 4 }),
        fc.uniqueArray(weekday, { minLength: 1 }),
        fc.integer({ min: -30, max: 200 }),
        (first, interval, weekdays, offset) => {
          const from = first + offset;
          const expected = Array.from({ length: 60 }, (_, number) => from + number).filter(
            (candidate) =>
              candidate >= first &&
              weekdays.includes(weekdayOf(candidate)) &&
              (mondayOf(candidate) - mondayOf(first)) % (7 * interval) === 0,
          );
          const range = { first, last: undefined };
          assert.deepEqual(
            [...listDays({ type: "weekly", interval, weekdays }, range, from, from + 59)],
            expected,
          );
        },
      ),
    );
  });
});
