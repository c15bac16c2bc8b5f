import assert from "node:assert/strict";
import { Coverage } from "../../../src/preview-page/model/coverage.js";
import { customsOf } from "../../../src/preview-page/model/customs.js";
import { dayOfNumber } from "../../../src/preview-page/model/days.js";
import { Clockface } from "../../../src/preview-page/model/describe.js";
import { rangeOf, step } from "../../../src/preview-page/model/ranges.js";
import type { View } from "../../../src/ui/preview/protocol.js";

const daysOf = (view: View, day: string, firstDay: number) => {
  const { start, end } = rangeOf(view, day, firstDay);
  return [dayOfNumber(start), dayOfNumber(end - 1)];
};

describe("what a view shows", () => {
  it("is whole weeks, which begin where the locale begins them", () => {
    assert.deepEqual(daysOf("week", "2026-11-22", 1), ["2026-11-16", "2026-11-22"]);
    assert.deepEqual(daysOf("week", "2026-11-22", 0), ["2026-11-22", "2026-11-28"]);
    assert.deepEqual(daysOf("month", "2026-11-21", 1), ["2026-10-26", "2026-12-06"]);
    assert.deepEqual(daysOf("month", "2026-02-10", 0), ["2026-02-01", "2026-02-28"]);
    assert.deepEqual(daysOf("agenda", "2026-12-31", 1), ["2026-12-01", "2026-12-31"]);
  });

  it("moves by what it shows", () => {
    assert.equal(step("month", "2026-01-31", 1), "2026-02-28");
    assert.equal(step("week", "2026-01-01", -1), "2025-12-25");
    assert.equal(step("sideBySide", "2026-02-28", 1), "2026-03-01");
  });

  it("follows the customs of a locale, or of the next one where it is none", () => {
    const written = (locale: string) => new Clockface(customsOf(locale)).time(13.5 * 3_600_000);
    assert.equal(customsOf("en-US").firstDay, 0);
    assert.equal(customsOf("de-DE").firstDay, 1);
    assert.match(written("en-US"), /^1:30\sPM$/);
    assert.equal(written("de-DE"), "13:30");
    assert.equal(customsOf("no locale at all", undefined, "fr-FR").locale, "fr-FR");
  });
});

describe("what was read", () => {
  it("grows together", () => {
    const coverage = new Coverage();
    coverage.add({ start: "2026-01-01T00:00:00Z", end: "2026-02-01T00:00:00Z" });
    coverage.add({ start: "2026-03-01T00:00:00Z", end: "2026-04-01T00:00:00Z" });
    const covers = (from: string, to: string) => coverage.covers(Date.parse(from), Date.parse(to));

    assert.ok(!covers("2026-01-15", "2026-03-15"));
    coverage.add({ start: "2026-02-01T00:00:00Z", end: "2026-03-01T00:00:00Z" });
    assert.ok(covers("2026-01-15", "2026-03-15"));
  });
});
