import assert from "node:assert/strict";
import { addMonths, dayOf, daysBetween, inDays, isDay, localDay, readableDay } from "../../src/base/days.js";

describe("days", () => {
  it("are those of the clock on the wall", () => {
    assert.equal(localDay(new Date(2026, 0, 9, 0, 0)), "2026-01-09");
    assert.equal(localDay(new Date(2026, 10, 21, 23, 59, 59)), "2026-11-21");
  });

  it("takes only days that exist", () => {
    assert.ok(isDay("2026-11-21"));
    assert.ok(isDay("2028-02-29"));
    for (const text of [
      "",
      "2026-02-30",
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-1-1",
      "21.11.2026",
      "2026-11-21T00:00:00Z",
      "constructor",
    ]) {
      assert.ok(!isDay(text), text);
    }
  });

  it("finds the day of an instant in UTC", () => {
    assert.equal(dayOf("2023-07-22T09:19:47.8601311Z"), "2023-07-22");
    assert.equal(dayOf("2026-12-31T23:30:00-02:00"), "2027-01-01");
    assert.equal(dayOf("2027-01-01T00:30:00+02:00"), "2026-12-31");
    assert.equal(dayOf("2027-01-01T00:30:00+0200"), "2026-12-31");
    assert.equal(dayOf("2026-11-21"), "2026-11-21");
  });

  it("takes an instant without a time zone for UTC, wherever it runs", () => {
    assert.equal(dayOf("2026-11-21T00:00:00"), "2026-11-21");
    assert.equal(dayOf("2026-11-21T23:59:59.999"), "2026-11-21");
    assert.equal(dayOf("2026-11-21 23:59"), "2026-11-21");
  });

  it("finds no day in anything else", () => {
    for (const text of [
      "",
      "never",
      "2026",
      "2026-02-30T00:00:00Z",
      "2026-11-211",
      "2026-11-21T99:00:00Z",
      "2026-11-21x",
      "x".repeat(10_000),
    ]) {
      assert.equal(dayOf(text), undefined, text.slice(0, 80));
    }
  });

  it("keeps the last of all days", () => {
    assert.equal(dayOf("9999-12-31T23:59:59Z"), "9999-12-31");
  });

  it("counts the days between two days, in either direction and over changes of the clock", () => {
    assert.equal(daysBetween("2026-11-21", "2026-11-21"), 0);
    assert.equal(daysBetween("2026-03-01", "2026-04-01"), 31);
    assert.equal(daysBetween("2027-01-01", "2026-12-31"), -1);
    assert.equal(daysBetween("2026-11-21", "2027-04-01"), 131);
  });

  it("stays within the month when it adds months", () => {
    assert.equal(addMonths("2026-11-21", 3), "2027-02-21");
    assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
    assert.equal(addMonths("2028-01-31", 1), "2028-02-29");
    assert.equal(addMonths("2026-03-31", -1), "2026-02-28");
    assert.equal(addMonths("2026-11-30", 24), "2028-11-30");
  });

  it("says how far away a day is", () => {
    assert.deepEqual(
      [0, 1, -1, 9, -3].map((days) => inDays(days)),
      ["today", "in 1 day", "1 day ago", "in 9 days", "3 days ago"],
    );
  });

  it("writes a day as people read it", () => {
    assert.equal(readableDay("2027-04-01"), "1 April 2027");
  });
});
