import assert from "node:assert/strict";
import { GuidIndex, nearestNames } from "../../src/catalogue/nearest.js";

const guids = [
  "798ee544-9d2d-430c-a058-570e29e34338",
  "798ee544-9d2d-430c-a058-570e29e34399",
  "00000003-0000-0000-c000-000000000000",
  "00000002-0000-0ff1-ce00-000000000000",
];
const [wanted = ""] = guids;
const index = new GuidIndex(guids, (guid) => guid);

describe("nearest", () => {
  it("finds a GUID in any case, and the nearest first", () => {
    assert.deepEqual(index.listNearest(wanted.toUpperCase(), 2), guids.slice(0, 2));
    assert.deepEqual(index.listNearest(wanted, 0), [wanted]);
  });

  it("finds a GUID with one character replaced, dropped or added anywhere", () => {
    for (let at = 0; at < wanted.length; at++) {
      const [before, after] = [wanted.slice(0, at), wanted.slice(at + 1)];
      for (const text of [`${before}x${after}`, before + after, `${before}x${wanted.slice(at)}`]) {
        assert.equal(index.listNearest(text, 1)[0], wanted, text);
      }
    }
  });

  it("finds a GUID with four characters lost or wrong, wherever they are", () => {
    for (const text of [
      wanted.slice(4),
      wanted.slice(0, -4),
      `xxxx${wanted}`,
      wanted.replaceAll("4", ""),
      wanted.replace(/e544-9d2d/, "x544x9x2x"),
    ]) {
      assert.equal(index.listNearest(text, 4)[0], wanted, text);
    }
  });

  it("finds nothing that is further away", () => {
    assert.deepEqual(index.listNearest(wanted.replace("798", "abc"), 2), []);
    assert.deepEqual(index.listNearest("11111111-2222-3333-4444-555555555555", 4), []);
    assert.deepEqual(index.listNearest("", 4), []);
    assert.deepEqual(index.listNearest("0".repeat(10_000), 4), []);
  });

  const names = ["Calendars.Read", "Calendars.ReadWrite", "User.Read", "openid"];
  const near = (name: string) => nearestNames(names, (each) => each, name);

  it("finds names in any case, and the nearest first", () => {
    assert.deepEqual(near("calendars.read"), ["Calendars.Read"]);
    assert.deepEqual(near("Calendar.ReadWrite"), ["Calendars.ReadWrite", "Calendars.Read"]);
    assert.deepEqual(near("UserRead"), ["User.Read"]);
    assert.deepEqual(near("opnid"), ["openid"]);
  });

  it("finds no name that has more than a third of its characters wrong", () => {
    assert.deepEqual(near("Mail.Send"), []);
    assert.deepEqual(near(""), []);
    assert.deepEqual(near("x".repeat(10_000)), []);
    assert.deepEqual(near("\uD800"), []);
  });
});
