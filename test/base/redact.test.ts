import assert from "node:assert/strict";
import { redact } from "../../src/base/redact.js";

describe("redact", () => {
  const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";

  for (const [what, text, expected] of [
    ["a bearer header", `authorization: Bearer abcDEF123456`, "authorization: [hidden] [hidden]"],
    ["a token wherever it stands", `got ${jwt} from there`, "got [hidden] from there"],
    ["a form", "a=1&client_secret=s%20x&b=2", "a=1&client_secret=[hidden]&b=2"],
    ["JSON", '{"refresh_token":"0.AX\\"Y","n":1}', '{"refresh_token":[hidden],"n":1}'],
    [
      "a code in an address",
      "http://localhost:1/?code=0.AXabc&state=7",
      "http://localhost:1/?code=[hidden]&state=7",
    ],
    ["a secret of Entra", "it is abc8Q~defghijklmnopqrstuvwxyz0123456789", "it is [hidden]"],
    ["a key", "x -----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY----- y", "x [hidden] y"],
    ["a key that was cut off", "x -----BEGIN PRIVATE KEY-----\nabc", "x [hidden]"],
    ["something long and random", `x ${"aB3".repeat(30)} y`, "x [hidden] y"],
  ] as const) {
    it(`hides ${what}`, () => {
      assert.equal(redact(text), expected);
    });
  }

  it("hides what is named, also as it stands in forms and in JSON", () => {
    assert.equal(redact('a p"ss wörd b', ['p"ss wörd']), "a [hidden] b");
    assert.equal(redact("a p%22ss%20w%C3%B6rd b", ['p"ss wörd']), "a [hidden] b");
    assert.equal(redact('a p\\"ss wörd b', ['p"ss wörd']), "a [hidden] b");
  });

  it("leaves alone what is none", () => {
    for (const text of [
      "AADSTS7000215: the request was refused (code: 500), see https://login.microsoftonline.com/error.",
      "14d82eec-204b-4c2f-b7e8-296a70dab67e was not found in contoso.onmicrosoft.com",
      "/home/user/.vscode/extensions/calendar-onramp/dist/chunks/msal-AAAABBBB.js:10:20",
    ]) {
      assert.equal(redact(text), text);
    }
  });
});
