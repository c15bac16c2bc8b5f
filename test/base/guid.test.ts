import assert from "node:assert/strict";
import { findGuid, isGuid, isNil, readGuid, resemblesGuid } from "../../src/base/guid.js";

const guid = "798ee544-9d2d-430c-a058-570e29e34338";

describe("guid", () => {
  it("takes 8-4-4-4-12 hexadecimal digits in either case for a GUID, and nothing else", () => {
    assert.ok(isGuid(guid));
    assert.ok(isGuid(guid.toUpperCase()));
    for (const text of [
      "",
      `{${guid}}`,
      `${guid} `,
      `${guid}\n`,
      guid.slice(1),
      guid.replaceAll("-", ""),
      guid.replace("7", "g"),
      guid.replace("7", "\uFF17"),
    ]) {
      assert.ok(!isGuid(text), text);
    }
  });

  it("reads past what copying adds and loses", () => {
    for (const text of [
      guid.toUpperCase(),
      `{${guid}}`,
      `"${guid}"`,
      `  ${guid}\r\n`,
      `\uFEFF${guid}\u200B`,
      guid.replaceAll("-", ""),
      guid.replaceAll("-", "\u2013"),
      guid.replaceAll("-", "\u2011"),
      guid.replaceAll("-", "_"),
      guid.split("").join(" "),
      `urn:uuid:${guid}`,
      `<urn:UUID:${guid}>`,
    ]) {
      assert.equal(readGuid(text), guid, text);
    }
  });

  it("reads nothing from what has too few, too many or other digits", () => {
    for (const text of [
      "",
      "-",
      guid.slice(1),
      `${guid}0`,
      guid.replace("7", "z"),
      `${guid} ${guid}`,
      "constructor",
      "\uD800",
      "a".repeat(10_000),
    ]) {
      assert.equal(readGuid(text), undefined, text.slice(0, 80));
    }
  });

  it("finds the first GUID in a longer text", () => {
    assert.equal(findGuid(`api://${guid.toUpperCase()}/.default`), guid);
    assert.equal(findGuid(`${guid}, 00000003-0000-0000-c000-000000000000`), guid);
    assert.equal(findGuid(`x${guid}`), undefined);
    assert.equal(findGuid(`${guid}0`), undefined);
    assert.equal(findGuid("0".repeat(10_000)), undefined);
  });

  it("knows the GUID of zeros", () => {
    assert.ok(isNil("00000000-0000-0000-0000-000000000000"));
    assert.ok(!isNil("00000000-0000-0000-0000-000000000001"));
  });

  it("sees what was meant as a GUID", () => {
    for (const text of [
      guid.slice(0, 20),
      guid.slice(1),
      `${guid}0`,
      guid.replace("430c", "43Oc"),
      `${guid} x`,
    ]) {
      assert.ok(resemblesGuid(text), text);
    }
  });

  it("does not take names and long texts for GUIDs", () => {
    for (const text of [
      "",
      "Calendars.Read",
      "full_access_as_app",
      "deadbeefdeadbeef",
      "facade",
      "ab".repeat(5000),
      "Directory.AccessAsUser.All",
    ]) {
      assert.ok(!resemblesGuid(text), text.slice(0, 80));
    }
  });
});
