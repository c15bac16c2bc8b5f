import assert from "node:assert/strict";
import fc from "fast-check";
import { MalformedXml, readXml } from "../../../src/ews/xml/read.js";
import { faultOf, findItemAnswer, itemXml } from "../../support/ews-server.js";

const whole = findItemAnswer([
  itemXml({
    id: "AAA=",
    start: "2026-11-20T09:00:00Z",
    end: "2026-11-20T10:00:00Z",
    subject: "R&amp;D “ü” &#x1F600;",
  }),
  itemXml({
    id: "BBB=",
    start: "2026-11-21T09:00:00Z",
    end: "2026-11-21T10:00:00Z",
    subject: "<![CDATA[a < b &amp; c]]>",
  }),
]);

describe("XML that is read", () => {
  it("has names without prefixes, resolved text and attributes", async () => {
    const root = await readXml(
      '\ufeff<x:a xmlns:x="urn:1" x:b="1 &lt; 2&#10;">  a<!-- c -->&amp;<y/>b <![CDATA[&lt;]]></x:a>',
    );
    assert.equal(root.name, "a");
    assert.equal(root.attributes["b"], "1 < 2\n");
    assert.equal(root.text, "  a&b &lt;");
    assert.deepEqual(
      root.children.map(({ name }) => name),
      ["y"],
    );
  });

  it("shows a sign for characters that XML forbids, which Exchange writes as numbers", async () => {
    assert.equal((await readXml("<a>1&#x1F;2&#0;3&#xD800;</a>")).text, "1\ufffd2\ufffd3\ufffd");
  });

  it("refuses documents that break off, at whatever place", async () => {
    for (const text of [whole, faultOf("ErrorServerBusy", { BackOffMilliseconds: "25" })]) {
      for (let length = 0; length < text.length; length++) {
        await assert.rejects(readXml(text.slice(0, length)), MalformedXml, `after ${String(length)}`);
      }
    }
  });

  it("refuses document types, entities, depth and more than one root", async () => {
    const deep = "<a>".repeat(70) + "</a>".repeat(70);
    for (const text of [
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
      "<a>&nbsp;</a>",
      '<a b="&c;"/>',
      "<a>a & b</a>",
      deep,
      "<a/><b/>",
      "<a/>text",
      "text",
      "",
      "<!-- only -->",
      '<?xml version="1.0"?>',
      "<a><!ELEMENT b></a>",
    ]) {
      await assert.rejects(readXml(text), MalformedXml, text.slice(0, 40));
    }
  });

  it("takes no name for a part of JavaScript", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      const root = await readXml(`<a><${name} ${name}="1">x</${name}></a>`).catch((error: unknown) => error);
      assert.ok(root instanceof MalformedXml || (root as { name: string }).name === "a", name);
      assert.equal(({} as Record<string, unknown>)["1"], undefined);
    }
  });

  it("survives whatever bytes come", async () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(whole.length),
        lost: fc.nat(20),
        added: fc.oneof(
          fc.string(),
          fc.constantFrom("<", ">", "&", "]]>", "<!--", "<![CDATA[", '"', "</t:Items>"),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString("utf8")),
          damage.map((accidents) =>
            accidents.reduce(
              (text, { at, lost, added }) => text.slice(0, at) + added + text.slice(at + lost),
              whole,
            ),
          ),
        ),
        async (text) => {
          const read = await readXml(text).catch((error: unknown) => error);
          assert.ok(read instanceof MalformedXml || !(read instanceof Error), String(read));
        },
      ),
      { numRuns: 400 },
    );
  });
});
