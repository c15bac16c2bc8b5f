import assert from "node:assert/strict";
import fc from "fast-check";
import { changedLines } from "../../src/manifest/changed-lines.js";
import { applyEdits } from "../../src/manifest/patch.js";

describe("changedLines", () => {
  it("leaves the lines alone that stay the same", () => {
    assert.deepEqual(changedLines("a\nb\nc\nd", "a\nx\nc\nd"), { offset: 2, length: 1, text: "x" });
  });

  it("removes and adds whole lines", () => {
    for (const [before, after] of [
      ["a\nb\nc", "a\nc"],
      ["a\nc", "a\nb\nc"],
      ["a\nb\nb\nb\nc", "a\nb\nb\nc"],
    ] as const) {
      assert.equal(applyEdits(before, [changedLines(before, after)]), after);
    }
  });

  it("turns any text into any other, and tears no line end apart", () => {
    const texts = fc
      .array(fc.constantFrom("a", "b", "\r\n", "\n", "\r"), { maxLength: 12 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const edit = changedLines(before, after);
        assert.equal(applyEdits(before, [edit]), after);
        for (const offset of [edit.offset, edit.offset + edit.length]) {
          assert.notEqual(before.slice(offset - 1, offset + 1), "\r\n");
        }
      }),
    );
  });
});
