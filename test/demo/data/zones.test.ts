import assert from "node:assert/strict";
import { toWall, wallText, windowsOf } from "../../../src/demo/data/zones.js";

describe("the demo's time zones", () => {
  it("are written as Microsoft Graph writes them", () => {
    const wall = toWall(Date.parse("2026-11-23T08:30:00Z"), "Europe/Amsterdam");
    assert.equal(wallText(wall), "2026-11-23T09:30:00.0000000");
    assert.equal(windowsOf("Europe/Amsterdam"), "W. Europe Standard Time");
    assert.equal(windowsOf("Mars/Phobos"), "Mars/Phobos");
  });
});
