import assert from "node:assert/strict";
import fc from "fast-check";
import { readXml } from "../../../src/ews/xml/read.js";
import { xml } from "../../../src/ews/xml/write.js";

describe("XML that is written", () => {
  it("escapes what is put into it, and leaves what was made by it", () => {
    const inner = xml`<b c="${`"'<>&`}"/>`;
    assert.equal(
      xml`<a>${"<x>"}${inner}${[inner]}${undefined}${3}</a>`.xml,
      `<a>&lt;x&gt;<b c="&quot;&apos;&lt;&gt;&amp;"/><b c="&quot;&apos;&lt;&gt;&amp;"/>3</a>`,
    );
  });

  it("refuses what XML cannot say", () => {
    for (const text of ["\u0000", "a\u001fb", "\ud800", "\uffff"]) {
      assert.throws(() => xml`<a>${text}</a>`, { name: "UserError" });
    }
  });

  it("is read back as it was", async () => {
    const text = fc
      .string({ unit: "grapheme" })
      .filter((each) => !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(each.replaceAll(/[\t\r\n]/g, "")));
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        const root = await readXml(xml`<a b="${one}">${other}</a>`.xml);
        assert.equal(root.attributes["b"] ?? "", one);
        assert.equal(root.text, other);
      }),
    );
  });
});
