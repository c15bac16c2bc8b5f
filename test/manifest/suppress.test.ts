import assert from "node:assert/strict";
import { createSuppressor, listSuppressions } from "../../src/manifest/suppress.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { context } from "../support/testing.js";
import { manifest } from "../support/manifests.js";

const parse = (text: string) => parseManifest(text, context.catalogue);
const idsIn = (comment: string) =>
  listSuppressions(parse(`${manifest()} ${comment}`)).map(({ reach, rules }) => [
    reach,
    ...rules.map(({ id }) => id),
  ]);

/** The letters of `text` at which the rule is silent. */
function silencedIn(text: string, rule = "a-rule"): string {
  const isSuppressed = createSuppressor(parse(`${text}\n${manifest()}`));
  return [...text.matchAll(/\b[A-Z]\b/g)]
    .filter(({ index }) => isSuppressed(rule, index))
    .map(([letter]) => letter)
    .join("");
}

describe("suppress", () => {
  it("reads what a comment silences, and where", () => {
    assert.deepEqual(idsIn("// calendar-onramp-disable-next-line a-rule"), [["next-line", "a-rule"]]);
    assert.deepEqual(idsIn("//calendar-onramp-disable-line a-rule,b-rule"), [["line", "a-rule", "b-rule"]]);
    assert.deepEqual(idsIn("/* calendar-onramp-disable a-rule, b-rule c-rule */"), [
      ["file", "a-rule", "b-rule", "c-rule"],
    ]);
  });

  it("silences every rule where it names none", () => {
    assert.deepEqual(idsIn("// calendar-onramp-disable-line"), [["line"]]);
    assert.deepEqual(idsIn("/*calendar-onramp-disable*/"), [["file"]]);
  });

  it("leaves the reason out, behind any dash", () => {
    for (const dash of ["--", "—", "–"]) {
      assert.deepEqual(idsIn(`// calendar-onramp-disable-line a-rule ${dash} b-rule is fine`), [
        ["line", "a-rule"],
      ]);
    }
    assert.deepEqual(idsIn("// calendar-onramp-disable-line -- why not"), [["line"]]);
    assert.deepEqual(idsIn("// calendar-onramp-disable-line a-rule --"), [["line", "a-rule"]]);
  });

  it("finds the place of every name", () => {
    const text = `${manifest()} // calendar-onramp-disable a-rule,  b-rule`;
    for (const { rules } of listSuppressions(parse(text))) {
      assert.deepEqual(
        rules.map(({ id, offset }) => text.slice(offset, offset + id.length)),
        ["a-rule", "b-rule"],
      );
    }
  });

  it("reads no other comment", () => {
    for (const comment of [
      "// calendar-onramp-disabled",
      "// calendar-onramp-disable-next",
      "// x calendar-onramp-disable",
      "// Calendar-Onramp-Disable",
      "//",
    ]) {
      assert.deepEqual(idsIn(comment), [], comment);
    }
  });

  it("silences the line below", () => {
    assert.equal(
      silencedIn("/* A */\n// calendar-onramp-disable-next-line a-rule\n/* B */ /* C */\n/* D */"),
      "BC",
    );
    assert.equal(silencedIn("// calendar-onramp-disable-next-line a-rule\r\n/* B */\r\n/* C */"), "B");
    assert.equal(silencedIn("/* calendar-onramp-disable-next-line a-rule\n\n*/ /* A */\n/* B */"), "B");
  });

  it("silences its own line, on both sides", () => {
    assert.equal(
      silencedIn("/* A */\n/* B */ /* calendar-onramp-disable-line a-rule */ /* C */\n/* D */"),
      "BC",
    );
  });

  it("silences the whole text, wherever it stands", () => {
    assert.equal(silencedIn("/* A */\n/* B */ // calendar-onramp-disable a-rule\n/* C */"), "ABC");
  });

  it("silences only the rules that it names", () => {
    assert.equal(silencedIn("// calendar-onramp-disable a-rule\n/* A */", "b-rule"), "");
    assert.equal(silencedIn("// calendar-onramp-disable\n/* A */", "b-rule"), "A");
    assert.equal(
      silencedIn(
        "// calendar-onramp-disable a-rule\n/* A */ // calendar-onramp-disable-line b-rule",
        "b-rule",
      ),
      "A",
    );
  });

  it("adds up comments for one line", () => {
    const text =
      "// calendar-onramp-disable-next-line b-rule\n/* A */ // calendar-onramp-disable-line a-rule";
    assert.equal(silencedIn(text, "a-rule"), "A");
    assert.equal(silencedIn(text, "b-rule"), "A");
  });
});
