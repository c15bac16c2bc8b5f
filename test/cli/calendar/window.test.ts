import assert from "node:assert/strict";
import { readWindow, type WindowOptions } from "../../../src/cli/calendar/window.js";

describe("the window of a command", () => {
  const read = (options: WindowOptions, now = "2026-11-21T23:30:00Z", zone = "Europe/Amsterdam") => {
    const { window, zone: chosen } = readWindow(options, { now: new Date(now), zone });
    return [window.start.toISOString().slice(0, 16), window.end.toISOString().slice(0, 16), chosen];
  };

  it("begins with the day that it is in the zone, and lasts two weeks by the clock", () => {
    assert.deepEqual(read({}), ["2026-11-21T23:00", "2026-12-05T23:00", "Europe/Amsterdam"]);
    assert.deepEqual(read({ zone: "UTC" }), ["2026-11-21T00:00", "2026-12-05T00:00", "Etc/UTC"]);
    // The clocks change in between.
    assert.deepEqual(read({ from: "2026-10-20" }).slice(0, 2), ["2026-10-19T22:00", "2026-11-02T23:00"]);
    assert.deepEqual(read({ from: "2026-10-20T09:00:00Z" }).slice(0, 2), [
      "2026-10-20T09:00",
      "2026-11-03T10:00",
    ]);
  });

  it("lasts as long as days do, be it 23, 24 or 25 hours", () => {
    for (const [from, to, hours] of [
      ["2026-10-25", "2026-10-26", 25],
      ["2027-03-28", "2027-03-29", 23],
      ["2027-03-29", "2027-03-30", 24],
    ] as const) {
      const [start = "", end = ""] = read({ from, to });
      assert.equal((Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000, hours, from);
    }
  });

  it("takes times with an offset as they are, and those without by the clocks of the zone", () => {
    const written = [
      "2026-11-24T10:00",
      "2026-11-24 10:00:00",
      "2026-11-24T09:00Z",
      "2026-11-24T09:00:00.5z",
    ];
    for (const from of [...written, "2026-11-24T14:30+05:30", "2026-11-24T04:00:00-0500"]) {
      assert.equal(read({ from, to: "2026-12-01" })[0], "2026-11-24T09:00", from);
    }
  });

  it("is in UTC where the machine does not know its zone", () => {
    assert.deepEqual(read({ from: "2026-11-24" }, undefined, "Mars/Phobos")[2], "Etc/UTC");
  });
});
