import assert from "node:assert/strict";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { ianaOf, offsetAt, toInstant, windowsOf } from "../../src/base/zones.js";

const zones = [
  "Europe/Amsterdam",
  "America/New_York",
  "Australia/Adelaide",
  "Asia/Kolkata",
  "Africa/Casablanca",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "UTC",
];
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2035, 0) });

describe("time zones", () => {
  it("agree with Temporal on what clocks show", () => {
    fc.assert(
      fc.property(zone, moment, (name, instant) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
        assert.equal(offsetAt(instant, name), expected.offsetNanoseconds / 1e6);
      }),
      { numRuns: 300 },
    );
  });

  it("agree with Temporal on when clocks show it", () => {
    fc.assert(
      fc.property(zone, moment, (name, wall) => {
        const local = Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, -1));
        assert.equal(toInstant(wall, name), local.toZonedDateTime(name).epochMilliseconds);
      }),
      { numRuns: 300 },
    );
  });

  it("put a time that is skipped in spring later, and take the first of two in autumn", () => {
    const at = (text: string) =>
      new Date(toInstant(Date.parse(`${text}Z`), "Europe/Amsterdam")).toISOString();
    assert.equal(at("2026-03-29T02:30:00"), "2026-03-29T01:30:00.000Z");
    assert.equal(at("2026-10-25T02:30:00"), "2026-10-25T00:30:00.000Z");
    assert.equal(at("2026-10-25T03:00:00"), "2026-10-25T02:00:00.000Z");
  });

  it("change at the very instant", () => {
    const change = Date.parse("2026-10-25T01:00:00Z");
    assert.equal(offsetAt(change - 1, "Europe/Amsterdam"), 7_200_000);
    assert.equal(offsetAt(change, "Europe/Amsterdam"), 3_600_000);
  });

  it("are known by the names of Windows and of IANA", () => {
    assert.equal(ianaOf("Cen. Australia Standard Time"), "Australia/Adelaide");
    assert.equal(ianaOf("Europe/Amsterdam"), "Europe/Amsterdam");
    assert.equal(ianaOf("UTC"), "Etc/UTC");
    assert.equal(windowsOf("Europe/Amsterdam"), "W. Europe Standard Time");
    assert.equal(windowsOf("Asia/Kolkata"), "India Standard Time");
    assert.equal(windowsOf("Europe/Kyiv"), "FLE Standard Time");
    assert.equal(windowsOf("Mars/Phobos"), undefined);
    assert.equal(ianaOf("tzone://Microsoft/Utc"), "Etc/UTC");
  });

  it("skip a whole day where an island changed sides", () => {
    const at = (text: string) => new Date(toInstant(Date.parse(`${text}Z`), "Pacific/Apia")).toISOString();
    assert.equal(at("2011-12-30T12:00:00"), "2011-12-30T22:00:00.000Z");
    assert.equal(at("2011-12-31T12:00:00"), "2011-12-30T22:00:00.000Z");
  });

  it("are not taken from an offset or from a word", () => {
    for (const name of ["+01:00", "Central Africa Time", "", "Mars/Phobos", "tzone://Microsoft/Custom"]) {
      assert.equal(ianaOf(name), undefined, name);
    }
  });
});
