import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { lint, type Finding, type LintContext } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { editsOf, type Rule } from "../../src/manifest/rule.js";
import { needsOf, type Needs } from "../../src/profiles/needs.js";
import type { Profile, Registration } from "../../src/profiles/profile.js";
import type { Values } from "../../src/profiles/values.js";

export const context: LintContext = {
  catalogue: standardCatalogue(),
  asOf: "2026-11-21",
  secretWarnDays: 30,
  secretErrorDays: 7,
};

/** What a product called Sync needs, of which only some things are said. */
export function needing(registration: Partial<Registration>, values: Values = {}): Needs {
  const profile: Profile = {
    id: "sync",
    vendor: "Example",
    product: "Sync",
    summary: "Reads calendars.",
    values: {
      customer: { title: "Customer", what: "The name of the customer.", format: "host-label" },
      place: { title: "Place", what: "Where it is.", format: "text" },
    },
    modes: [
      {
        id: "app",
        title: "App",
        kind: "app-only-graph",
        what: "Reads calendars as an app.",
        registration: {
          by: "administrator",
          permissions: [],
          audience: "AzureADMyOrg",
          redirects: [],
          ...registration,
        },
        steps: [],
        delays: [],
        handover: [],
        verify: [],
      },
    ],
    doubts: [],
    leftOut: [],
    sources: [{ title: "A guide", read: "2026-11-21" }],
  };
  return needsOf(profile, profile.modes[0], values, context.catalogue);
}

export function findingsOf(rule: Rule, text: string, changes: Partial<LintContext> = {}): Finding[] {
  return lint(parseManifest(text, context.catalogue), { ...context, ...changes }, { rules: [rule] });
}

/**
 * The three words of a rule's tests.
 *
 * `reports` takes a text in which each place that the rule should point at stands between « and »,
 * and gives the findings for a closer look. `fixes` makes the first fix of every finding, or the one
 * of that title, one after the other, until there is none left.
 */
export function testing(rule: Rule, changes: Partial<LintContext> = {}) {
  return {
    allows: (text: string): void => {
      assert.deepEqual(
        findingsOf(rule, text, changes).map(({ message }) => message),
        [],
      );
    },

    reports: (marked: string, message?: string | RegExp): Finding[] => {
      const { text, places } = readMarks(marked);
      const findings = findingsOf(rule, text, changes);
      assert.equal(mark(text, findings), marked);
      assert.equal(findings.length, places);
      for (const finding of message === undefined ? [] : findings) {
        assert.match(
          finding.message,
          message instanceof RegExp ? message : new RegExp(escapeRegExp(message ?? "")),
        );
      }
      return findings;
    },

    fixes: (marked: string, expected: string, title?: string | RegExp): void => {
      let { text } = readMarks(marked);
      for (let round = 0; round < 50; round++) {
        const fix = findingsOf(rule, text, changes)
          .flatMap(({ fixes }) => (title === undefined ? fixes.slice(0, 1) : fixes))
          .find((each) => title === undefined || new RegExp(title).test(each.title));
        if (!fix) {
          break;
        }
        const fixed = applyEdits(text, editsOf(fix));
        assert.ok(fixed !== undefined, `The edits of “${fix.title}” overlap.`);
        assert.notEqual(fixed, text, `“${fix.title}” changes nothing.`);
        text = fixed;
      }
      assert.equal(text, expected);
    },

    offers: (marked: string): string[] => {
      return findingsOf(rule, readMarks(marked).text, changes).flatMap(({ fixes }) =>
        fixes.map(({ title }) => title),
      );
    },

    severities: (text: string): string[] => {
      return findingsOf(rule, readMarks(text).text, changes).map(({ severity }) => severity);
    },
  };
}

function readMarks(marked: string): { text: string; places: number } {
  return { text: marked.replaceAll(/[«»]/g, ""), places: marked.split("«").length - 1 };
}

function mark(text: string, findings: readonly Finding[]): string {
  const marks = findings.flatMap(({ offset, length }) => [
    { offset, sign: "«" },
    { offset: offset + length, sign: "»" },
  ]);
  return marks
    .toSorted((a, b) => b.offset - a.offset || (a.sign < b.sign ? -1 : 1))
    .reduce((marked, { offset, sign }) => marked.slice(0, offset) + sign + marked.slice(offset), text);
}

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
