import assert from "node:assert/strict";
import { lint, mostFixes } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { editsOf, type Problem, type Rule } from "../../src/manifest/rule.js";
import { rules } from "../../src/manifest/rules/index.js";
import { createRandom, renderWildly, type Random } from "../support/layouts.js";
import {
  appCalendarsRead,
  azureAdGraph,
  calendarsRead,
  ewsAccessAsUser,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const problem = (offset: number, more: Partial<Problem> = {}): Problem => ({
  at: { offset, length: 1 },
  message: String(offset),
  ...more,
});
const rule = (id: string, ...problems: Problem[]): Rule => ({
  id,
  severity: "warning",
  title: id,
  why: id,
  example: id,
  check: () => problems,
});
const read = (text: string) => parseManifest(text, context.catalogue);

describe("linting", () => {
  it("gives findings in the order of the text, those of one place in the order of the rules", () => {
    const findings = lint(read(manifest()), context, {
      rules: [rule("b", problem(5), problem(1)), rule("a", problem(3), problem(1))],
    });
    assert.deepEqual(
      findings.map(({ rule: { id }, offset }) => `${id}${String(offset)}`),
      ["b1", "a1", "a3", "b5"],
    );
  });

  it("takes the severity of the problem before that of the rule, and the user's before both", () => {
    const check = (severities: Record<string, "error" | "off">) =>
      lint(read(manifest()), context, {
        severities,
        rules: [rule("a", problem(0), problem(1, { severity: "information" }))],
      }).map(({ severity }) => severity);
    assert.deepEqual(check({}), ["warning", "information"]);
    assert.deepEqual(check({ a: "error" }), ["error", "error"]);
    assert.deepEqual(check({ a: "off" }), []);
  });

  it("takes no severity from what every object knows", () => {
    const findings = lint(read(manifest()), context, {
      severities: {},
      rules: [rule("constructor", problem(0)), rule("__proto__", problem(1))],
    });
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ["warning", "warning"],
    );
  });

  it("leaves out fixes without edits, but not those that are worked out late", () => {
    const fixes = [
      { title: "none", edits: [] },
      { title: "late", edits: () => [] },
      { title: "one", edits: [{ offset: 0, length: 1, text: "" }] },
    ];
    const [finding] = lint(read(manifest()), context, { rules: [rule("a", problem(0, { fixes }))] });
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ["late", "one"],
    );
  });

  it("is silent where a comment says so", () => {
    const text = `// calendar-onramp-disable-next-line a\n${manifest()}`;
    const [second] = [text.indexOf("{")];
    const ids = lint(read(text), context, {
      rules: [rule("a", problem(second)), rule("b", problem(second))],
    }).map(({ rule: { id } }) => id);
    assert.deepEqual(ids, ["b"]);
  });
});

/** A manifest with values of any type in any place. */
function renderAnything(random: Random): string {
  const names = [
    "requiredResourceAccess",
    "requiredResourceAccess",
    "resourceAppId",
    "resourceAccess",
    "resourceAccess",
    "id",
    "type",
    "web",
    "spa",
    "publicClient",
    "redirectUris",
    "replyUrlsWithType",
    "replyUrls",
    "url",
    "name",
    "displayName",
    "appId",
    "signInAudience",
    "passwordCredentials",
    "keyCredentials",
    "secretText",
    "value",
    "startDateTime",
    "endDateTime",
    "endDate",
    "implicitGrantSettings",
    "enableIdTokenIssuance",
    "oauth2AllowImplicitFlow",
    "availableToOtherTenants",
    "api",
    "appRoles",
    "tags",
    "__proto__",
    "constructor",
    "toString",
    "",
  ];
  const scalars = [
    graph,
    exchangeOnline,
    azureAdGraph,
    "dc890d15-9560-4a4c-9b7f-a736ec74ec40",
    "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
    "Calendars.Read",
    "Scope",
    "Role",
    "scope ",
    "constructor",
    "__proto__",
    "",
    " ",
    "http://a.example",
    "http://[::1",
    "https://*.example.com/?#",
    "urn:",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.9999999Z",
    "2026-11-20T23:59:59-14:00",
    "-271821-04-20",
    "2026-13-45",
    "soon",
    "{{A}}",
    "${{A}}",
    "<agency-name-in-sense>",
    "PersonalMicrosoftAccount",
    "x".repeat(10_000),
    "\u{1f4c5}",
    "\\u0000",
    "\\ud800",
  ];
  const value = (depth: number): string => {
    const dice = random.below(depth > 5 ? 4 : 12);
    const many = (make: () => string) =>
      Array.from({ length: random.below(4) }, make).join(random.chance(0.02) ? "" : ", ");
    return dice === 0
      ? random.pick(["null", "true", "false", "0", "-1e999", "[]", "{}", "{{B}}", "undefined"])
      : dice < 5
        ? `"${random.pick(scalars)}"`
        : dice < 8
          ? `[${many(() => value(depth + 1))}]`
          : dice === 8
            ? `[{ "resourceAppId": "${random.pick([graph, exchangeOnline, azureAdGraph])}", "resourceAccess": [${many(() => random.pick([calendarsRead, appCalendarsRead, fullAccessAsApp, ewsAccessAsUser, value(depth + 2)]))}] }]`
            : `{ ${many(() => `"${random.pick(names)}": ${value(depth + 1)}`)} }`;
  };
  const text = `{ "${random.pick(names)}": ${value(0)}, "requiredResourceAccess": ${value(1)}, "${random.pick(names)}": ${value(0)} }`;
  return random.chance(0.2) ? text.slice(0, random.below(text.length)) : text;
}

describe("linting anything", () => {
  it("says every finding, but works out fixes only for the first five hundred of a rule", () => {
    let worked = 0;
    const lazy: Rule = {
      ...rule("a"),
      *check() {
        for (let index = 0; index < 600; index++) {
          yield {
            ...problem(0, { severity: index < 599 ? "information" : "error" }),
            get fixes() {
              worked++;
              return [{ title: "late", edits: () => [] }];
            },
          };
        }
      },
    };
    const findings = lint(read(manifest()), context, { rules: [lazy] });
    assert.equal(findings.length, 600);
    assert.equal(findings.at(-1)?.severity, "error");
    assert.equal(findings.filter(({ fixes }) => fixes.length > 0).length, mostFixes);
    assert.equal(worked, mostFixes);
  });

  it("stays quick however often something is wrong, on one line or many", function () {
    this.timeout(60_000);
    for (const gap of ["", "\n  "]) {
      const entry = (appId: string, id: string, type: string, count: number) =>
        `{ "resourceAppId": "${appId}", "resourceAccess": [${Array.from({ length: count }, () => `${gap}{ "id": "${id}", "type": "${type}" }`).join(",")}] }`;
      const azureAdUserRead = "311a71cc-e848-46a1-bdf8-97ff7156d8e6";
      const texts = [
        manifest(entry(graph, "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Scope", 10_000)),
        manifest(entry(graph, "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Role", 10_000)),
        manifest(entry(graph, "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Role", 10_000)),
        manifest(entry(exchangeOnline, "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5", "Scope", 10_000)),
        manifest(entry(azureAdGraph, azureAdUserRead, "Scope", 16_000)),
        manifest(...Array.from({ length: 2_000 }, () => entry(azureAdGraph, azureAdUserRead, "Scope", 1))),
        manifest(...Array.from({ length: 3_000 }, () => `/* x */ ${entry(graph, "", "", 0)}`)),
        manifest(
          entry(graph, "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Scope", 8_000),
          entry(graph, "1ec239c2-d7c9-4623-a91a-a9775856bb36", "Scope", 8_000),
        ),
      ];
      for (const text of texts) {
        assert.ok(lint(read(text), context).length > 2_000);
      }
    }
  });

  it("never throws, points into the text and offers edits that can be made", () => {
    for (let seed = 1; seed <= 400; seed++) {
      const random = createRandom(seed);
      const text = random.chance(0.1)
        ? `{ "requiredResourceAccess": ${renderWildly(random)} }`
        : renderAnything(random);
      const asOf = random.pick(["0001-01-01", "2026-11-21", "9999-12-31"]);

      for (const {
        rule: { id },
        offset,
        length,
        message,
        fixes,
      } of lint(read(text), { ...context, asOf })) {
        const where = `Seed ${String(seed)}, ${id}.`;
        assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, where);
        assert.ok(message.length < 600, where);
        assert.doesNotMatch(message, /\bundefined\b|\bNaN\b|\[object|native code/, where);
        for (const fix of fixes) {
          assert.ok(applyEdits(text, editsOf(fix)) !== undefined, where);
        }
      }
    }
  });

  it("makes no broken text of one that parses", () => {
    for (let seed = 1001; seed <= 1300; seed++) {
      const text = renderAnything(createRandom(seed));
      const before = read(text);
      if (before.syntaxErrors.length > 0) {
        continue;
      }
      for (const {
        rule: { id },
        fixes,
      } of lint(before, context)) {
        for (const fix of fixes) {
          const after = read(applyEdits(text, editsOf(fix)) ?? "");
          assert.deepEqual(after.syntaxErrors, [], `Seed ${String(seed)}, ${id}, ${fix.title}.`);
        }
      }
    }
  });

  it("has a rule for every finding in the list of all rules", () => {
    const ids = new Set(rules.map(({ id }) => id));
    assert.equal(ids.size, rules.length);
    for (const { rule: found } of lint(read(manifest("{}", "5")), context)) {
      assert.ok(ids.has(found.id));
    }
  });
});
