import assert from "node:assert/strict";
import { fixAll } from "../../src/manifest/fix.js";
import type { Edit } from "../../src/manifest/patch.js";
import type { Fix, Rule } from "../../src/manifest/rule.js";
import { application, calendarsRead, manifest, requesting } from "../support/manifests.js";
import { context } from "../support/testing.js";

/** A rule that finds every place of a word and offers fixes there. */
function finding(word: string, fixesAt: (offset: number) => readonly Fix[]): Rule {
  return {
    id: `found-${word}`,
    severity: "warning",
    title: word,
    why: word,
    example: word,
    *check({ text }) {
      for (const { index } of text.matchAll(new RegExp(word, "g"))) {
        yield { at: { offset: index, length: word.length }, message: word, fixes: fixesAt(index) };
      }
    },
  };
}

const edit = (offset: number, length: number, text = ""): Edit => ({ offset, length, text });
const fix = (edits: Fix["edits"], safe = true): Fix => ({ title: "Mend", edits, safe });
const text = (words: string) => `// ${words}\n${manifest()}`;
const fixed = (words: string, ...rules: Rule[]) => {
  const { text: result, count } = fixAll(text(words), context, { rules });
  return { words: result.slice(3, result.indexOf("\n")), count };
};

describe("fixing all", () => {
  it("makes the first fix of every finding", () => {
    const rule = finding("bad", (at) => [fix([edit(at, 3, "good")]), fix([edit(at, 3, "worse")])]);
    assert.deepEqual(fixed("bad and bad", rule), { words: "good and good", count: 2 });
  });

  it("leaves alone what is not safe, though a later fix is", () => {
    const rule = finding("bad", (at) => [fix([edit(at, 3, "risky")], false), fix([edit(at, 3, "safe")])]);
    assert.deepEqual(fixed("bad", rule), { words: "bad", count: 0 });
  });

  it("works out edits that are worked out late", () => {
    assert.deepEqual(
      fixed(
        "bad",
        finding("bad", (at) => [fix(() => [edit(at, 3, "good")])]),
      ),
      { words: "good", count: 1 },
    );
  });

  it("makes fixes of the same place one after the other", () => {
    const first = finding("ab", (at) => [fix([edit(at, 1, "x")])]);
    const second = finding("[ax]b", (at) => [fix([edit(at, 2, "y")])]);
    assert.deepEqual(fixed("ab", first, second), { words: "y", count: 2 });
  });

  it("counts no fix that changes nothing", () => {
    assert.deepEqual(
      fixed(
        "bad",
        finding("bad", () => [fix(() => [])]),
      ),
      { words: "bad", count: 0 },
    );
  });

  it("makes no fix whose own edits clash", () => {
    assert.deepEqual(
      fixed(
        "bad",
        finding("bad", (at) => [fix([edit(at, 2), edit(at + 1, 2)])]),
      ),
      { words: "bad", count: 0 },
    );
  });

  it("ends with rules that disagree", () => {
    const there = finding("left", (at) => [fix([edit(at, 4, "right")])]);
    const back = finding("right", (at) => [fix([edit(at, 5, "left")])]);
    assert.match(fixed("left", there, back).words, /^(?:left|right)$/);
  });

  it("leaves a manifest without findings, and a text that is none, byte for byte", () => {
    for (const unchanged of [
      requesting(calendarsRead),
      "",
      "{",
      "\uFEFF[]\r",
      application(`"displayName": "x"`),
    ]) {
      assert.deepEqual(fixAll(unchanged, context), { text: unchanged, count: 0 });
    }
  });

  it("removes repeats of redirect URIs until none is left", () => {
    const web = (uris: string) => application(`"web": { "redirectUris": [${uris}] }`);
    assert.deepEqual(fixAll(web(`"https://a.example", "https://a.example", "https://a.example"`), context), {
      text: web(`"https://a.example"`),
      count: 2,
    });
  });
});
