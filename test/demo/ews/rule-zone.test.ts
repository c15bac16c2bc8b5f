import assert from "node:assert/strict";
import { toWall } from "../../../src/demo/data/zones.js";
import { readXml } from "../../../src/demo/ews/read-xml.js";
import { readRuleZone } from "../../../src/demo/ews/rule-zone.js";

const change = (bias: number, time: string, order: number, month: number) =>
  `<Bias>${String(bias)}</Bias><Time>${time}</Time><DayOrder>${String(order)}</DayOrder><Month>${String(month)}</Month><DayOfWeek>Sunday</DayOfWeek>`;

const described = (bias: number, standard: string, daylight: string) =>
  readXml(
    `<TimeZone><Bias>${String(bias)}</Bias><StandardTime>${standard}</StandardTime><DaylightTime>${daylight}</DaylightTime></TimeZone>`,
  );

const zones = {
  "Europe/Amsterdam": described(-60, change(0, "03:00:00", 5, 10), change(-60, "02:00:00", 5, 3)),
  "America/New_York": described(300, change(0, "02:00:00", 1, 11), change(-60, "02:00:00", 2, 3)),
  "Australia/Adelaide": described(-570, change(0, "03:00:00", 1, 4), change(-60, "02:00:00", 1, 10)),
  "Asia/Kolkata": described(-330, change(0, "00:00:00", 0, 0), change(0, "00:00:00", 0, 0)),
};

describe("a time zone that is described", () => {
  for (const [name, element] of Object.entries(zones)) {
    it(`is ${name} at all hours of two years`, () => {
      const zone = readRuleZone(element);
      const start = Date.parse("2026-01-01T00:30:00Z");
      for (let hour = 0; hour < 2 * 365 * 24; hour++) {
        const instant = start + hour * 3_600_000;
        const wall = zone.toWall(instant);
        assert.equal(wall, toWall(instant, name), new Date(instant).toISOString());
        assert.equal(zone.toWall(zone.toInstant(wall)), wall);
      }
    });
  }

  it("is refused where it is none", () => {
    for (const element of [undefined, described(NaN, "", ""), described(-60, "", "")]) {
      assert.throws(() => readRuleZone(element), { code: "ErrorTimeZone" });
    }
  });
});
