import assert from "node:assert/strict";
import { findSmtpProblem, parseSmtpAddress } from "../../../src/ews/discovery/address.js";

describe("an SMTP address", () => {
  for (const [text, domain] of [
    ["ada@contoso.com", "contoso.com"],
    ["  ada.o'neil+x@Mail.Contoso.COM ", "mail.contoso.com"],
    ["jürgen@münchen.example", "xn--mnchen-3ya.example"],
    ["a/b=c@x-1.example", "x-1.example"],
  ] as const) {
    it(`is ${text}`, () => {
      assert.deepEqual(parseSmtpAddress(text), { text: text.trim(), domain });
      assert.equal(findSmtpProblem(text), undefined);
    });
  }

  for (const text of [
    "ada",
    "ada@",
    "@contoso.com",
    "ada@contoso",
    "ada@localhost",
    "ada@a.localhost",
    "ada@127.0.0.1",
    "ada@127.1",
    "ada@0x7f.1",
    "ada@[::1]",
    "ada@contoso..com",
    "ada@-contoso.com",
    "ada@contoso.com.",
    "ada@contoso.com/x",
    "ada@contoso.com:8443",
    "ada@b@contoso.com",
    "ada b@contoso.com",
    "ada\u202E@contoso.com",
    `${"a".repeat(65)}@contoso.com`,
    `ada@${"a".repeat(64)}.com`,
    "Ada <ada@contoso.com>",
    "smtp:ada@contoso.com",
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      assert.equal(parseSmtpAddress(text), undefined);
      assert.match(findSmtpProblem(text) ?? "", /^This is no SMTP address\./);
    });
  }

  it("is asked for where nothing is typed yet", () => {
    assert.match(findSmtpProblem(" ") ?? "", /is missing/);
  });
});
