import assert from "node:assert/strict";
import fc from "fast-check";
import { foldLines } from "../../src/calendar/fold-lines.js";

describe("folded lines", () => {
  const unfold = (text: string) => text.replaceAll("\r\n ", "");
  const octets = (line: string) => Buffer.byteLength(line);

  it("are as long as they may be, and no longer", () => {
    const lines = foldLines(`SUMMARY:${"x".repeat(200)}`).split("\r\n");
    assert.deepEqual(lines.map(octets), [75, 75, 60]);
    assert.equal(foldLines("x".repeat(75)), "x".repeat(75));
    assert.equal(foldLines("é".repeat(38)), `${"é".repeat(37)}\r\n é`);
  });

  it("say the same, and break between characters alone", () => {
    const unit = fc.constantFrom("a", " ", "é", "日", "👩‍💻", "🗓", "\t", "\\n");
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 120 }), { maxLength: 4 }), (texts) => {
        const text = texts.map((each) => `X:${each}`).join("\r\n");
        const folded = foldLines(text);
        assert.equal(unfold(folded), text);
        for (const line of folded.split("\r\n")) {
          assert.ok(octets(line) <= 75);
          assert.ok(line.isWellFormed());
        }
      }),
    );
  });
});
