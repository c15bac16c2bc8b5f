import assert from "node:assert/strict";
import { renderCsv } from "../../src/base/csv.js";

describe("a table for spreadsheets", () => {
  it("has a line for each row, and quotes what would end a cell", () => {
    assert.equal(
      renderCsv([
        ["a", "b"],
        ["1,5", 'say "no"'],
        ["", "x;y"],
      ]),
      'a,b\r\n"1,5","say ""no"""\r\n,"x;y"\r\n',
    );
  });

  it("has nothing in it that calculates, and no second line in a cell", () => {
    for (const start of ["=", "+", "-", "@", " =", "\t=", "\uff1d", "\u200b="]) {
      assert.match(renderCsv([[`${start}1+1`]]), /^"'/, JSON.stringify(start));
    }
    assert.equal(renderCsv([["a\r\nb\u2028c"]]), "a b c\r\n");
  });
});
