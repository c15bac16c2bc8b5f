import assert from "node:assert/strict";
import { lineEnd, lineEndOf, LineIndex, lineStart, skipLineEnd } from "../../src/base/text.js";

const mixed = "a\nbc\r\n\rd";

describe("text", () => {
  it("counts lines and columns from 1, over every sort of line end", () => {
    const index = new LineIndex(mixed);
    const places = Array.from({ length: mixed.length + 1 }, (_, offset) => index.place(offset));
    assert.deepEqual(
      places.map(({ line, column }) => `${String(line)}:${String(column)}`),
      ["1:1", "1:2", "2:1", "2:2", "2:3", "2:4", "3:1", "4:1", "4:2"],
    );
  });

  it("counts columns in UTF-16 code units", () => {
    assert.deepEqual(new LineIndex("\u{1F4C5}x").place(2), { line: 1, column: 3 });
  });

  it("has one line for an empty text, and puts what lies outside of it at its ends", () => {
    assert.deepEqual(new LineIndex("").place(0), { line: 1, column: 1 });
    assert.equal(new LineIndex("a\nb").place(99).line, 2);
  });

  it("finds where a line begins and ends", () => {
    assert.equal(lineStart(mixed, 0), 0);
    assert.equal(lineStart(mixed, 3), 2);
    assert.equal(lineStart(mixed, 8), 7);
    assert.equal(lineEnd(mixed, 0), 1);
    assert.equal(lineEnd(mixed, 2), 4);
    assert.equal(lineEnd(mixed, 7), 8);
    assert.equal(lineEnd(mixed, 6), 6);
  });

  it("skips a line end of one or two characters, and nothing else", () => {
    assert.equal(skipLineEnd(mixed, 1), 2);
    assert.equal(skipLineEnd(mixed, 4), 6);
    assert.equal(skipLineEnd(mixed, 6), 7);
    assert.equal(skipLineEnd(mixed, 0), 0);
    assert.equal(skipLineEnd(mixed, 8), 8);
  });

  it("goes by the first line end of a text", () => {
    assert.equal(lineEndOf("a\r\nb\n"), "\r\n");
    assert.equal(lineEndOf("a\nb\r\n"), "\n");
    assert.equal(lineEndOf("a\rb"), "\r");
    assert.equal(lineEndOf("a"), "\n");
  });
});
