import assert from "node:assert/strict";
import { dayFrom } from "../../../src/demo/data/days.js";
import {
  happensOn,
  listOccurrences,
  series,
  type Exception,
  type Series,
} from "../../../src/demo/data/series.js";

const monday = dayFrom(2026, 11, 23);

function weekly(parts: Partial<Series> = {}): Series {
  return series("test", "Test", {
    zone: "Europe/Amsterdam",
    pattern: { type: "weekly", interval: 1, weekdays: [1] },
    first: monday - 70,
    minute: 9 * 60,
    minutes: 60,
    organizer: 0,
    ...parts,
  });
}

function starts(subject: Series, from: string, to: string, zone = "Europe/Amsterdam"): string[] {
  return listOccurrences(subject, Date.parse(from), Date.parse(to), zone).map(({ start }) =>
    new Date(start).toISOString(),
  );
}

describe("series", () => {
  it("keep the time on the clock when the clocks change", () => {
    assert.deepEqual(starts(weekly(), "2026-10-19T00:00:00Z", "2026-11-01T00:00:00Z"), [
      "2026-10-19T07:00:00.000Z",
      "2026-10-26T08:00:00.000Z",
    ]);
  });

  it("are found where an occurrence was moved to, not where it was", () => {
    const moved: Exception = { kind: "moved", days: 1, minutes: 60 };
    const subject = weekly({ exceptionOn: (day) => (day === monday ? moved : undefined) });
    assert.deepEqual(starts(subject, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z"), []);
    assert.deepEqual(starts(subject, "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), [
      "2026-11-24T09:00:00.000Z",
    ]);
  });

  it("show what began the day before and goes on", () => {
    const night = weekly({ minute: 22 * 60, minutes: 8 * 60 });
    assert.deepEqual(starts(night, "2026-11-24T00:00:00Z", "2026-11-24T01:00:00Z"), [
      "2026-11-23T21:00:00.000Z",
    ]);
    assert.deepEqual(starts(night, "2026-11-24T05:00:00Z", "2026-11-24T06:00:00Z"), []);
  });

  it("last whole days wherever the mailbox is", () => {
    const subject = weekly({ allDay: true, minute: 0, minutes: 1440 });
    const inRange = ["2026-11-22T00:00:00Z", "2026-11-25T00:00:00Z"] as const;
    assert.deepEqual(starts(subject, ...inRange, "America/New_York"), ["2026-11-23T05:00:00.000Z"]);
    assert.deepEqual(starts(subject, ...inRange, "Australia/Adelaide"), ["2026-11-22T13:30:00.000Z"]);
  });

  it("know their days", () => {
    assert.equal(happensOn(weekly(), monday), true);
    assert.equal(happensOn(weekly(), monday + 1), false);
    assert.equal(happensOn(weekly(), monday - 77), false);
    const once = { ...weekly({ first: monday }), pattern: undefined };
    assert.equal(happensOn(once, monday), true);
    assert.equal(happensOn(once, monday + 7), false);
  });
});
