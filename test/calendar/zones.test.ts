import assert from "node:assert/strict";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import {
  clockOf,
  ianaOf,
  instantOf,
  laterDay,
  millisecondsOf,
  nearestDay,
} from "../../src/calendar/zones.js";

const zones = ["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Etc/UTC"];

describe("times of calendars", () => {
  it("are instants of a clock in a zone, by whatever name it goes", () => {
    for (const zone of ["Europe/Amsterdam", "W. Europe Standard Time", "+01:00"]) {
      assert.equal(instantOf("2026-11-21T09:00:00", zone), "2026-11-21T08:00:00Z");
      assert.equal(clockOf("2026-11-21T08:00:00Z", zone), "2026-11-21T09:00:00");
    }
    for (const zone of ["UTC", "Etc/UTC", "tzone://Microsoft/Utc"]) {
      assert.equal(instantOf("2026-11-21T09:00:00.0000000", zone), "2026-11-21T09:00:00Z");
    }
    assert.equal(clockOf("2026-11-21T10:00:00+02:00", "UTC"), "2026-11-21T08:00:00");
  });

  it("are later in the gap of spring, and the earlier of two in autumn", () => {
    assert.equal(instantOf("2026-03-29T02:30:00", "Europe/Amsterdam"), "2026-03-29T01:30:00Z");
    assert.equal(instantOf("2026-10-25T02:30:00", "Europe/Amsterdam"), "2026-10-25T00:30:00Z");
    assert.equal(clockOf("2026-10-25T00:30:00Z", "Europe/Amsterdam"), "2026-10-25T02:30:00");
    assert.equal(clockOf("2026-10-25T01:30:00Z", "Europe/Amsterdam"), "2026-10-25T02:30:00");
    // Half an hour, half a world away.
    assert.equal(instantOf("2026-10-04T02:15:00", "Australia/Lord_Howe"), "2026-10-03T15:45:00Z");
  });

  it("agree with Temporal, there and back", () => {
    const seconds = fc.integer({ min: Date.UTC(1995, 0) / 1000, max: Date.UTC(2035, 0) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const clock = clockOf(expected.toString(), zone);
        assert.equal(
          clock,
          expected.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "second" }),
        );
        assert.equal(
          instantOf(clock, zone),
          Temporal.PlainDateTime.from(clock).toZonedDateTime(zone).toInstant().toString(),
        );
      }),
    );
  });

  it("say so where a zone, a clock or a moment is none", () => {
    for (const zone of ["tzone://Microsoft/Custom", "Mars/Phobos", "", "Customized Time Zone", "+1"]) {
      assert.equal(ianaOf(zone), undefined);
      assert.throws(() => instantOf("2026-11-21T09:00:00", zone), { name: "UserError" });
      assert.throws(() => clockOf("2026-11-21T09:00:00Z", zone), { name: "UserError" });
    }
    for (const clock of ["", "yesterday", "2026-02-30", "2026-02-30T10:00:00", "2026-11-21T25:00:00"]) {
      assert.throws(() => instantOf(clock, "UTC"), { name: "UserError" }, clock);
    }
    for (const instant of ["", "2026-11-21T09:00:00", "2026-13-21T09:00:00Z", "T9Z"]) {
      assert.throws(() => clockOf(instant, "UTC"), { name: "UserError" }, instant);
    }
  });

  it("are days that begin at midnight everywhere", () => {
    assert.equal(clockOf("2026-11-21", "Asia/Tokyo"), "2026-11-21T00:00:00");
    assert.equal(millisecondsOf("2026-11-21", "Asia/Tokyo"), Date.parse("2026-11-20T15:00:00Z"));
    assert.equal(laterDay("2026-02-28"), "2026-03-01");
    assert.equal(laterDay("2026-10-24", 2), "2026-10-26");
  });

  it("find the day that an instant of midnight elsewhere means", () => {
    const kiritimati = instantOf("2026-11-21T00:00:00", "Pacific/Kiritimati");
    assert.equal(nearestDay(kiritimati, "Pacific/Kiritimati"), "2026-11-21");
    // A mailbox in New York and one in Adelaide, a day made in Rotterdam.
    for (const zone of ["America/New_York", "Australia/Adelaide"]) {
      assert.equal(nearestDay(instantOf("2026-11-21T00:00:00", zone), "Europe/Amsterdam"), "2026-11-21");
    }
  });
});
