import assert from "node:assert/strict";
import fc from "fast-check";
import { pageHtml } from "../../../src/ui/preview/page-html.js";
import { readKept, readToEditor, readToPage } from "../../../src/ui/preview/read-message.js";

const event = {
  itemId: "1",
  start: "2026-11-21T09:00:00Z",
  end: "2026-11-21T10:00:00Z",
  allDay: false,
  subject: "Meeting",
  status: "busy",
  sensitivity: "normal",
  kind: "single",
  attendees: [{ name: "Adele", role: "required", response: "accepted" }],
  categories: [],
  cancelled: false,
};
const events = {
  type: "events",
  reading: 1,
  via: "graph",
  mailbox: "adele@contoso.example",
  events: [event],
};

describe("messages between the preview's page and the editor", () => {
  it("are understood though what is undefined was lost on the way", () => {
    assert.equal(readToPage(events)?.type, "events");
    assert.equal(readToEditor({ type: "ready" })?.type, "ready");
    assert.equal(readToEditor({ type: "choose", what: "mailbox" })?.type, "choose");
  });

  it("are nothing where they are not what they should be", () => {
    for (const wrong of [
      { ...events, via: "imap" },
      { ...events, events: [{ ...event, start: "soon" }] },
      { ...events, events: [{ ...event, subject: { html: "<b>" } }] },
      { ...events, events: [null] },
      { ...events, type: "toString" },
      { ...events, type: undefined },
    ]) {
      assert.equal(readToPage(wrong), undefined);
    }
    assert.equal(readToEditor({ type: "export", format: "exe", shown: {} }), undefined);
    assert.equal(readToEditor({ type: "calendar" }), undefined);
    assert.equal(readKept({ key: "a", view: "year" }), undefined);
  });

  it("never make anybody fall over", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readToPage(value);
        readToEditor(value);
        readKept(value);
      }),
    );
  });
});

describe("the preview's page", () => {
  it("may load its script and its styles, and nothing else, and shows a name as text", () => {
    const html = pageHtml({
      script: "preview.js",
      styles: ["preview.css"],
      styleSource: "https://webview.example",
      nonce: "n0nce",
      title: '<img src=x onerror="alert(1)">',
    });
    assert.match(html, /default-src &#39;none&#39;; script-src &#39;nonce-n0nce&#39;; style-src https:/);
    assert.doesNotMatch(html, /<img|unsafe/);
  });
});
