import assert from "node:assert/strict";
import type { Discovered } from "../../../src/ews/autodiscover.js";
import { renderDiscovered } from "../../../src/ui/discovery/render-discovered.js";
import { cloud } from "../../ews/support/internet.js";

const asked = "https://autodiscover.cloud.example/autodiscover/autodiscover.json/v1.0/ada@contoso.example";
const found: Discovered = {
  mailbox: "ada@contoso.example",
  ews: "https://mail.contoso.example/EWS/Exchange.asmx",
  isOfCloud: false,
  autodiscover: "https://old.contoso.example",
  steps: [
    {
      protocol: "EWS",
      url: asked,
      outcome: "redirected",
      status: 302,
      leadsTo: "https://mail.contoso.example/x",
      words: "It redirects to mail.contoso.example.",
    },
    {
      protocol: "EWS",
      url: "https://mail.contoso.example/x",
      outcome: "failed",
      status: undefined,
      leadsTo: undefined,
      words: "No | answer\n<img src=x> [a](command:b) came.",
    },
  ],
};
const unescaped = (text: string) => text.replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "");

describe("the document of Autodiscover", () => {
  it("has the address, what it means for tokens, and what to do next", () => {
    const text = unescaped(renderDiscovered(found, { cloud, isAgreed: false }));
    assert.match(text, /^# Where EWS of ada@contoso\.example is$/m);
    assert.match(text, /^- Address of EWS: https:\/\/mail\.contoso\.example\/EWS\/Exchange\.asmx$/m);
    assert.match(text, /^- Tokens: mail\.contoso\.example does not belong to Test Cloud/m);
    assert.match(text, /^- Autodiscover server: https:\/\/old\.contoso\.example,/m);
    assert.match(text, /^## What to do next\n\n- Make sure/m);
    assert.match(
      text,
      /2 questions · nobody signed in · .* autodiscover\.cloud\.example and mail\.contoso\.example/,
    );
  });

  it("has a line for each question, in which what others wrote is text", () => {
    const text = renderDiscovered(found, { cloud, isAgreed: false });
    const rows = text
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .slice(2);
    assert.equal(rows.length, 2);
    assert.equal(
      unescaped(rows[0] ?? ""),
      "| 1 | autodiscover.cloud.example | EWS | 302 | It redirects to mail.contoso.example. |",
    );
    assert.match(
      rows[1] ?? "",
      /\| EWS \| none \| No \\\| answer \\<img src\\=x\\> \\\[a\\\]\\\(command\\:b\\\) came\\\. \|$/,
    );
    assert.ok(
      text.includes(`1. \`GET ${asked}\`  \n   leads to \`https://mail.contoso.example/x\`\n2. \`GET `),
    );
  });

  it("says that tokens may go where somebody agreed, or that there is nothing", () => {
    assert.match(renderDiscovered(found, { cloud, isAgreed: true }), /^- Tokens: You agreed/m);
    const nothing = { ...found, ews: undefined, autodiscover: undefined };
    const text = renderDiscovered(nothing, { cloud, isAgreed: false });
    assert.match(text, /^- Address of EWS: not found$/m);
    assert.doesNotMatch(text, /^- (Tokens|Autodiscover server):/m);
  });
});
