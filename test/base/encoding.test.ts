import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeText, encodeText } from "../../src/base/encoding.js";
import { runs } from "../support/runs.js";

describe("decodeText", () => {
  it("gives back the same bytes wherever it says that nothing was lost", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const decoded = decodeText(bytes);
        assert.ok(!decoded.lossless || Buffer.from(encodeText(decoded)).equals(bytes));
      }),
      runs(5000),
    );
  });

  it("loses nothing of a text in UTF-8 or UTF-16", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
        for (const bytes of [
          Buffer.from(text),
          Buffer.from(`\uFEFF${text}`),
          Buffer.from(`\uFEFF${text}`, "utf16le"),
        ]) {
          const decoded = decodeText(bytes);
          assert.ok(decoded.lossless);
          assert.deepEqual(Buffer.from(encodeText(decoded)), bytes);
        }
      }),
      runs(500),
    );
  });

  it("reads UTF-16 without a byte order mark", () => {
    assert.equal(decodeText(Buffer.from('{ "a": 1 }', "utf16le")).text, '{ "a": 1 }');
    assert.equal(decodeText(Buffer.from('{ "a": 1 }', "utf16le").swap16()).text, '{ "a": 1 }');
  });

  it("knows a replacement character that stands in the file from one that stands for a loss", () => {
    assert.equal(decodeText(Buffer.from("\uFFFD")).lossless, true);
    assert.equal(decodeText(Buffer.of(0x7b, 0xff)).lossless, false);
  });
});
