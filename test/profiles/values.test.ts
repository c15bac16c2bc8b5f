import assert from "node:assert/strict";
import type { ValueFormat } from "../../src/profiles/profile.js";
import { checkValue, commonValues, findValue } from "../../src/profiles/values.js";

const check = (format: ValueFormat, text: string) => checkValue({ title: "It", what: "", format }, text);

function takes(format: ValueFormat, texts: readonly string[]): void {
  for (const text of texts) {
    assert.equal(check(format, text), undefined, text);
  }
}

function refuses(format: ValueFormat, texts: readonly string[]): void {
  for (const text of texts) {
    assert.match(check(format, text) ?? "", /^It .*\.$/, JSON.stringify(text));
  }
}

describe("a value", () => {
  it("is found by its name, the profile’s own first", () => {
    const own = { title: "Mine", what: "Mine.", format: "text" } as const;
    assert.equal(findValue({ values: { clientId: own } }, "clientId"), own);
    assert.equal(findValue({ values: {} }, "clientId"), commonValues.clientId);
    assert.equal(findValue({ values: {} }, "unknown"), undefined);
  });

  it("is not found among what objects inherit", () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      assert.equal(findValue({ values: {} }, name), undefined, name);
    }
  });

  it("is neither empty, nor in blanks, nor has what cannot be seen, whatever its format", () => {
    for (const format of ["text", "email", "guid", "domain", "host-label", "https-url"] as const) {
      refuses(format, ["", "  ", " a", "a ", "a\tb", "a\nb", "a\u0000b", "a\u200Bb", "a\u202Eb", "\uFEFFa"]);
      refuses(format, ["a\u2028b", "a\u2029b", "a\uD800", "a\u00ADb"]);
    }
  });

  it("is at most a thousand characters long", () => {
    takes("text", ["x".repeat(1000)]);
    refuses("text", ["x".repeat(1001), "x".repeat(1_000_000)]);
    assert.match(check("email", `${"a".repeat(5000)}@contoso.com`) ?? "", /1000 characters/);
  });

  it("says what it should be, with an example, and never repeats what it is", () => {
    const definition = { title: "Agency", what: "", format: "host-label", example: "contoso" } as const;
    assert.equal(
      checkValue(definition, "Pa$$word!"),
      "Agency must be one part of a host name: letters, digits and hyphens, for instance contoso.",
    );
  });

  it("can be a GUID, but not the one of zeros", () => {
    takes("guid", ["11111111-2222-3333-4444-555555555555", "AAAAAAAA-bbbb-3333-4444-555555555555"]);
    refuses("guid", [
      "11111111222233334444555555555555",
      "{11111111-2222-3333-4444-555555555555}",
      "00000000-0000-0000-0000-000000000000",
      "11111111-2222-3333-4444-55555555555g",
    ]);
  });

  it("can be an email address", () => {
    takes("email", ["ada@contoso.com", "o'brien+x@mail.contoso.co.uk", "a@xn--bcher-kva.example"]);
    refuses("email", [
      "ada",
      "ada@contoso",
      "ada@@contoso.com",
      "a@b@contoso.com",
      ".ada@contoso.com",
      "a..b@contoso.com",
      "ada b@contoso.com",
      "ada@contoso.com;bob@contoso.com",
      "Ada <ada@contoso.com>",
      "ada@-contoso.com",
      "ada@contoso.com.",
      "ada@с\u043Entoso.com", // Cyrillic letters that look like Latin ones.
      "ada@contoso.com，",
      `${"a".repeat(65)}@contoso.com`,
    ]);
  });

  it("can be one label of a host name", () => {
    takes("host-label", ["contoso", "a", "con-toso-2", "X".repeat(63)]);
    refuses("host-label", [
      "con.toso",
      "-a",
      "a-",
      "a_b",
      "a/b",
      "<agency-name-in-sense>",
      "сontoso", // Begins with a Cyrillic letter.
      "contoſo", // A long s, which folds to s.
      "evil.com/x",
      "x".repeat(64),
      "https://contoso",
    ]);
  });

  it("can be the name of a host", () => {
    takes("domain", ["contoso.com", "mail.contoso.co.uk", "xn--bcher-kva.example"]);
    refuses("domain", [
      "contoso",
      "contoso.com.",
      "contoso..com",
      "192.0.2.1",
      "contoso.com/EWS",
      "contoso.com:443",
      "bücher.example",
      "соntoso.com",
      `${"a.".repeat(127)}com`,
    ]);
  });

  it("can be an address with https", () => {
    takes("https-url", [
      "https://pbx.contoso.com/calendar",
      "https://contoso.com:8443/a?b=c",
      "HTTPS://a.com",
    ]);
    refuses("https-url", [
      "http://contoso.com",
      "contoso.com",
      "https:contoso.com",
      "https:\\\\contoso.com",
      "https://contoso.com\\@evil.com",
      "https://contoso.com@evil.com/",
      "https://соntoso.com/",
      "https://contoso.com/a b",
      "https://",
      "javascript:alert(1)//https://",
      "https://contoso.com/<script>",
    ]);
  });

  it("is never a secret, whatever it is called", () => {
    const secret = `abc8Q~${"x".repeat(34)}`;
    refuses("text", [secret, `key=${secret}`]);
    refuses("https-url", [`https://example.com/?key=${secret}`]);
    assert.ok(!check("text", secret)?.includes(secret));
    refuses("secret", ["x", "8~Q~something"]);
    assert.match(checkValue(commonValues.secret, "anything") ?? "", /kept out/);
  });
});
