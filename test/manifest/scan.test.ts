import assert from "node:assert/strict";
import { isPlain, mask, scan } from "../../src/manifest/scan.js";

const commentsIn = (text: string) =>
  scan(text).comments.map(({ offset, length }) => text.slice(offset, offset + length));
const placeholdersIn = (text: string) =>
  scan(text).placeholders.map(({ offset, length }) => text.slice(offset, offset + length));

describe("scan", () => {
  it("finds comments of both sorts with their marks", () => {
    assert.deepEqual(commentsIn(`// a\n{ /* b */ "c": 1 } // d`), ["// a", "/* b */", "// d"]);
  });

  it("ends a line comment before any line end, and a block comment where it ends", () => {
    assert.deepEqual(commentsIn("// a\r\n// b\r// c\n/* d\r\n// e */ // f"), [
      "// a",
      "// b",
      "// c",
      "/* d\r\n// e */",
      "// f",
    ]);
  });

  it("runs a comment that does not end to the end of the text", () => {
    assert.deepEqual(commentsIn("{} /* a"), ["/* a"]);
    assert.deepEqual(commentsIn("{} /*/"), ["/*/"]);
  });

  it("finds no comment in strings, after escaped quotes either", () => {
    assert.deepEqual(commentsIn(String.raw`{ "a": "https://x /* y */", "b\"": "\\", "c": "\"// z" }`), []);
  });

  it("ends a string that is not closed with its line", () => {
    assert.deepEqual(commentsIn(`"a // b\n// c`), ["// c"]);
    assert.deepEqual(commentsIn(`"a // b\r// c`), ["// c"]);
  });

  it("takes a single slash for nothing", () => {
    assert.deepEqual(commentsIn("/ 1 / 2 /"), []);
  });

  it("counts how deep braces and brackets are nested", () => {
    assert.equal(scan("").depth, 0);
    assert.equal(scan("{}[]").depth, 1);
    assert.equal(scan(`{ "a": [{ "b": "[[[[" }] } // {{{{{`).depth, 3);
  });

  it("counts on what is not closed, and is not taken in by what closes nothing", () => {
    assert.equal(scan("[[[[").depth, 4);
    assert.equal(scan("]]]][[").depth, 2);
    assert.equal(scan(`{"a":],`.repeat(50)).depth, 50);
  });

  it("finds placeholders that stand where a value should", () => {
    assert.deepEqual(placeholdersIn("[${{A_B}}, {{ c-d }}, {{e.f}}]"), ["${{A_B}}", "{{ c-d }}", "{{e.f}}"]);
  });

  it("finds no placeholder in strings and comments, and none over several lines or without an end", () => {
    assert.deepEqual(placeholdersIn(`"{{a}}" /* {{b}} */ // {{c}}`), []);
    assert.deepEqual(placeholdersIn("{{a\n}} {{ {{{ $ ${ ${a}"), []);
    assert.deepEqual(placeholdersIn(`{{ "a": {} }}`), []);
  });

  it("masks placeholders without moving anything", () => {
    const text = `{ "a": \${{A}}, "b": {{b}} }`;
    const masked = mask(text, scan(text).placeholders);
    assert.equal(masked.length, text.length);
    assert.deepEqual(JSON.parse(masked), { a: null, b: null });
  });

  it("calls plain only what a scan finds nothing in", () => {
    assert.ok(isPlain(`{ "a": ["https://example.com"] }`, 10));
    for (const text of ["// a", "{} /* a */", `{ "a": {{b}} }`, "[".repeat(11), `{ "a"://b\n1 }`]) {
      assert.ok(!isPlain(text, 10), text);
    }
  });

  it("reads anything without complaint", () => {
    for (const text of ["\\", '"\\', '"', "\uD800", "\u0000", "$", "${", "/", "{{", "\r", '"\\\n"']) {
      assert.ok(scan(text).depth >= 0);
    }
  });
});
