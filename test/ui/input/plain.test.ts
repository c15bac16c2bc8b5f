import assert from "node:assert/strict";
import fc from "fast-check";
import { plain, plainLines } from "../../../src/ui/input/plain.js";
import { runs } from "../../support/runs.js";

describe("plain", () => {
  it("makes neither icons nor links of what was written", () => {
    assert.doesNotMatch(plain("$(warning) Acme"), /\$\(/);
    assert.doesNotMatch(plain("[look](command:workbench.action.quit)"), /\]\(/);
  });

  it("leaves everything else as it is", () => {
    const text = "Graph calendar sync, read-only (Contoso) [EU] $5 – “été”";
    assert.equal(plain(text), text);
  });

  it("is one line without what cannot be seen", () => {
    assert.equal(plain(" a\r\n\tb\u202Ec\u0000 "), "a b c");
  });

  it("never lets an icon or a link through", () => {
    const piece = fc.constantFrom("$", "(", "[", "]", ")", "\\", "\u200B", "\n", "check", "command:x", " ");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        assert.doesNotMatch(plain(pieces.join("")), /[$\]]\(|[\r\n]/);
      }),
      runs(500),
    );
  });
});

describe("plainLines", () => {
  it("cuts between words, and loses none", () => {
    const text = "word ".repeat(60).trim();
    const lines = plainLines(text);
    assert.equal(lines.join(" "), text);
    assert.ok(lines.every((line) => line.length <= 84));
  });

  it("leaves room on the first line", () => {
    const [first = "", second = ""] = plainLines("word ".repeat(60), 40);
    assert.ok(first.length <= 44 && second.length > 44);
  });

  it("keeps a word that is too long for a line", () => {
    assert.deepEqual(plainLines(`a ${"b".repeat(100)} c`), ["a", "b".repeat(100), "c"]);
  });
});
