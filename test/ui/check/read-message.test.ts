import assert from "node:assert/strict";
import fc from "fast-check";
import { readFromCheckPage, readKeptCheckPage, readToCheckPage } from "../../../src/ui/check/read-message.js";
import { pageHtml } from "../../../src/ui/preview/page-html.js";

const row = {
  mailbox: "ada@x.example",
  outcome: "refused",
  via: "ews",
  reason: "A policy keeps it out.",
  checkedAt: "2026-11-21T12:00:00Z",
};
const kept = { key: "a", text: "", outcomes: ["failed"], onlyAdministrators: false, page: 0 };

describe("messages between the page of a check and the editor", () => {
  it("are understood though what is undefined was lost on the way", () => {
    assert.equal(readToCheckPage({ type: "rows", rows: [row] })?.type, "rows");
    assert.equal(readFromCheckPage({ type: "export", format: "csv" })?.type, "export");
    assert.equal(readFromCheckPage({ type: "do", what: "rest" })?.type, "do");
    assert.equal(readKeptCheckPage(kept)?.key, "a");
  });

  it("are nothing where they are not what they should be", () => {
    for (const wrong of [
      { type: "rows", rows: [{ ...row, outcome: "fine" }] },
      { type: "rows", rows: [{ ...row, reason: { html: "<b>" } }] },
      { type: "rows", rows: [null] },
      { type: "progress", progress: { words: "1 of 2" } },
      { type: "toString" },
    ]) {
      assert.equal(readToCheckPage(wrong), undefined);
    }
    assert.equal(readFromCheckPage({ type: "do", what: "format" }), undefined);
    assert.equal(readFromCheckPage({ type: "open" }), undefined);
    assert.equal(readFromCheckPage({ type: "export", format: "exe" }), undefined);
    assert.equal(readFromCheckPage({ type: "export", format: "csv", mailboxes: [5] }), undefined);
    assert.equal(readKeptCheckPage({ ...kept, sort: { column: "size", descending: true } }), undefined);
    assert.equal(readKeptCheckPage({ ...kept, page: Number.NaN }), undefined);
  });

  it("never make anybody fall over", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readToCheckPage(value);
        readFromCheckPage(value);
        readKeptCheckPage(value);
      }),
    );
  });
});

describe("the page of a check before it is filled", () => {
  it("may load its own script and styles and nothing else", () => {
    const html = pageHtml({
      script: "check.js",
      styles: ["mailbox-check.css"],
      styleSource: "https://own.example",
      nonce: "abc",
      title: 'Mailboxes of <img src=x onerror="1">',
      root: "check",
    });
    assert.match(
      html,
      /default-src &#39;none&#39;; script-src &#39;nonce-abc&#39;; style-src https:\/\/own\.example"/,
    );
    assert.match(html, /<div id="check">/);
    assert.doesNotMatch(html, /<img/);
  });
});
