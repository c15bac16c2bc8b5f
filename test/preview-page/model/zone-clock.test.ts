import assert from "node:assert/strict";
import { zoneClock } from "../../../src/preview-page/model/zone-clock.js";

const shown = (zone: string, instant: string) =>
  new Date(zoneClock(zone).wall(Date.parse(instant))).toISOString().slice(0, 16);

describe("the clock of a time zone", () => {
  it("shows what clocks show, before, on and after the day on which they change", () => {
    assert.equal(shown("Europe/Berlin", "2026-10-24T22:30:00Z"), "2026-10-25T00:30");
    assert.equal(shown("Europe/Berlin", "2026-10-25T00:30:00Z"), "2026-10-25T02:30");
    assert.equal(shown("Europe/Berlin", "2026-10-25T01:30:00Z"), "2026-10-25T02:30");
    assert.equal(shown("Europe/Berlin", "2026-10-25T12:00:00Z"), "2026-10-25T13:00");
    assert.equal(shown("Asia/Kathmandu", "2026-10-25T12:00:00Z"), "2026-10-25T17:45");
    assert.equal(shown("America/St_Johns", "2026-03-08T05:29:59Z"), "2026-03-08T01:59");
    assert.equal(shown("America/St_Johns", "2026-03-08T05:30:00Z"), "2026-03-08T03:00");
  });

  it("knows what the formatter knows, every quarter of an hour of a year", () => {
    const clock = zoneClock("Australia/Lord_Howe");
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Australia/Lord_Howe",
      dateStyle: "short",
      timeStyle: "short",
    });
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 13 * 900_000) {
      assert.equal(new Date(clock.wall(at)).toISOString().slice(0, 16).replace("T", " "), format.format(at));
    }
  });

  it("finds the instant of a midnight", () => {
    const clock = zoneClock("Europe/Berlin");
    const instant = (day: string) => new Date(clock.instant(Date.parse(`${day}T00:00:00Z`))).toISOString();

    assert.equal(instant("2026-10-25"), "2026-10-24T22:00:00.000Z");
    assert.equal(instant("2026-10-26"), "2026-10-25T23:00:00.000Z");
    assert.equal(instant("2026-03-29"), "2026-03-28T23:00:00.000Z");
  });
});
