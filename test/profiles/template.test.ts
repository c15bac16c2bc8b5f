import fc from "fast-check";
import assert from "node:assert/strict";
import { fill, listNames, matches } from "../../src/profiles/template.js";

const sense = "https://{agency}.sensehq.com/settings/calendar-sync/auth-result";

describe("a template", () => {
  it("lists each of its names once, in order", () => {
    assert.deepEqual(listNames("{b}/{a}/{b}"), ["b", "a"]);
    assert.deepEqual(listNames("no names, {}, {1}, { a }, {__proto__}, {a-b}, {{c}}"), ["c"]);
  });

  it("takes its values as they are", () => {
    assert.equal(fill(sense, { agency: "contoso" }), sense.replace("{agency}", "contoso"));
    assert.equal(fill("{a}", { a: "$& $1 {b}" }), "$& $1 {b}");
    assert.equal(fill("plain", {}), "plain");
  });

  it("is not filled as long as a value is missing, whatever objects inherit", () => {
    assert.equal(fill("{a}{b}", { a: "x" }), undefined);
    assert.equal(fill("{constructor}", {}), undefined);
    assert.equal(fill("{toString}", {}), undefined);
    assert.equal(fill("{constructor}", { constructor: "x" }), "x");
  });

  it("recognises what it becomes", () => {
    assert.ok(matches(sense, "https://contoso.sensehq.com/settings/calendar-sync/auth-result"));
    assert.ok(matches("https://{a}-{b}.example.com/{c}", "https://x-y.example.com/z"));
    assert.ok(matches("{redirectUri}", "https://pbx.contoso.com/a/b"));
    assert.ok(matches("plain", "plain"));
  });

  it("recognises nothing else", () => {
    for (const other of [
      "https://.sensehq.com/settings/calendar-sync/auth-result",
      "https://evil.com/x.sensehq.com/settings/calendar-sync/auth-result",
      "https://a b.sensehq.com/settings/calendar-sync/auth-result",
      "https://contoso.sensehq.com/settings/calendar-sync/auth-result/",
      "https://contoso.sensehq.com/settings/calendar-sync/auth-resultx",
      "http://contoso.sensehq.com/settings/calendar-sync/auth-result",
      "https://contosoxsensehqxcom/settings/calendar-sync/auth-result",
      "https://{agency}.sensehq.com/settings/calendar-sync/AUTH-RESULT",
      "",
    ]) {
      assert.ok(!matches(sense, other), other);
    }
    assert.ok(!matches("{redirectUri}", ""));
    assert.ok(!matches("plain", "plainer"));
    assert.ok(!matches("ab{a}ba", "aba"), "start and end must not overlap");
  });

  it("takes marks of regular expressions for what they are", () => {
    assert.ok(matches("(a+)+${b}[^.]*", "(a+)+$x[^.]*"));
    assert.ok(!matches("(a+)+{b}", "aaaa-x"));
    assert.ok(!matches(".*{a}", "anything"));
  });

  it("is quick with many names over a long text", () => {
    const names = "{a}".repeat(200);
    assert.ok(!matches(`${names}!`, "x".repeat(100_000)));
    assert.ok(matches(`${names}!`, `${"x".repeat(100_000)}!`));
    assert.ok(!matches("{a}x{a}x{a}x{a}x{a}y", "x".repeat(100_000)));
  });

  it("recognises whatever it was filled with", () => {
    const literal = fc.string({ unit: fc.constantFrom("a", "b", "/", ".", "*"), maxLength: 4 });
    const value = fc.string({ unit: fc.constantFrom("a", "b", ".", "$"), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(literal, value), { maxLength: 4 }), literal, (parts, end) => {
        const template = parts.map(([text], index) => `${text}{v${String(index)}}`).join("") + end;
        const values = Object.fromEntries(parts.map(([, text], index) => [`v${String(index)}`, text]));
        assert.ok(matches(template, fill(template, values) ?? ""));
      }),
    );
  });

  it("agrees with a search through all possibilities", () => {
    const unit = fc.constantFrom("a", "b", "/", " ");
    const literals = fc.array(fc.string({ unit, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(literals, fc.string({ unit, maxLength: 10 }), (pieces, text) => {
        const expected = pieces.join("") === "" && pieces.length === 2 ? text !== "" : fits(pieces, text);
        assert.equal(matches(pieces.join("{v}"), text), expected);
      }),
    );
  });
});

/** Whether `text` is the pieces with values between them, tried out. */
function fits([first = "", ...rest]: readonly string[], text: string): boolean {
  if (!text.startsWith(first)) {
    return false;
  }
  const after = text.slice(first.length);
  if (rest.length === 0) {
    return after === "";
  }
  for (let length = 1; length <= after.length && /[^/\s]/.test(after.charAt(length - 1)); length++) {
    if (fits(rest, after.slice(length))) {
      return true;
    }
  }
  return false;
}
