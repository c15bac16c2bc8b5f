import assert from "node:assert/strict";
import { childOf, readXml, textOf } from "../../../src/demo/ews/read-xml.js";
import { type, xml } from "../../../src/demo/ews/xml.js";

describe("what is sent to the demo's EWS", () => {
  it("is known by namespace and local name, whatever the prefix", () => {
    const root = readXml(
      `<a xmlns="urn:one" xmlns:x="urn:two"><x:b y="1" x:z="2"/><c xmlns="urn:three"/></a>`,
    );
    assert.equal(root?.namespace, "urn:one");
    assert.deepEqual(
      root.children.map(({ namespace, name, attributes }) => [namespace, name, attributes]),
      [
        ["urn:two", "b", { y: "1", z: "2" }],
        ["urn:three", "c", {}],
      ],
    );
  });

  it("has text as it was meant", () => {
    const root = readXml(`<a><b> &lt;&amp;&#228;&#xE4; </b></a>`);
    assert.equal(textOf(root, "b"), "<&ää");
    assert.equal(childOf(root, "c"), undefined);
  });

  for (const [what, text] of [
    ["breaks off", "<a><b>"],
    ["closes in the wrong order", "<a><b></a></b>"],
    ["has two roots", "<a/><b/>"],
    ["has a document type", `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`],
    ["uses a prefix that nobody declared", "<x:a/>"],
    ["is nothing", ""],
    ["is JSON", "{}"],
    ["is too deep", `${"<a>".repeat(100)}${"</a>".repeat(100)}`],
  ] as const) {
    it(`is no XML where it ${what}`, () => {
      assert.equal(readXml(text), undefined);
    });
  }
});

describe("what the demo's EWS writes", () => {
  it("is escaped, and reads as it was", () => {
    const nasty = `<&>"' ä 🚢 ]]> \u0001`;
    const written = xml`<a b="${nasty}">${type("c", nasty)}</a>`.xml
      .replace("<t:c>", "<c>")
      .replace("</t:c>", "</c>");
    const root = readXml(written);
    assert.equal(root?.attributes["b"], nasty.replace("\u0001", "\uFFFD"));
    assert.equal(textOf(root, "c"), nasty.replace("\u0001", "\uFFFD"));
  });
});
