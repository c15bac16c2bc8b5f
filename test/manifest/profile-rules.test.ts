import assert from "node:assert/strict";
import fc from "fast-check";
import { lint } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { planNeeds } from "../../src/manifest/plan.js";
import { rules } from "../../src/manifest/rules/index.js";
import type { Needs } from "../../src/profiles/needs.js";
import { currentApplication, legacyApplication } from "../support/applications.js";
import { clockworkNeeds, senseNeeds } from "../support/needs.js";
import { randomManifest } from "../support/random.js";
import { runs } from "../support/runs.js";
import { context, findingsOf } from "../support/testing.js";

const profileRules = rules.filter(({ profile }) => profile !== undefined);

/** Of what is there and should not be, and of secrets, a plan says nothing. */
const lasting = ["extra-permission", "excessive-lifetime"];

const needs = fc.constantFrom(clockworkNeeds, senseNeeds);

function judge(text: string, needs: Needs | undefined) {
  const findings = lint(
    parseManifest(text, context.catalogue),
    { ...context, needs },
    { rules: profileRules },
  );
  return findings.map(({ rule }) => rule.id);
}

describe("the rules that compare with a profile", () => {
  it("are seven", () => {
    assert.equal(profileRules.length, 7);
  });

  it("say nothing where there is none", () => {
    for (const rule of profileRules) {
      assert.deepEqual(findingsOf(rule, rule.example), []);
    }
    fc.assert(
      fc.property(randomManifest, (text) => {
        assert.deepEqual(judge(text, undefined), []);
      }),
      runs(300),
    );
  });

  it("have nothing to say of what a profile was applied to", () => {
    let applied = 0;
    fc.assert(
      fc.property(fc.oneof(currentApplication, legacyApplication), needs, (data, needs) => {
        const text = JSON.stringify(data, undefined, 2);
        const manifest = parseManifest(text, context.catalogue);
        const [application] = manifest.applications;
        assert.ok(application);
        const { edits, left } = planNeeds(manifest, application, needs, { optional: () => true });
        if (left.length === 0) {
          applied++;
          const rest = judge(applyEdits(text, edits) ?? "", needs);
          assert.deepEqual(
            rest.filter((id) => !lasting.includes(id)),
            [],
          );
        }
      }),
      runs(300),
    );
    assert.ok(applied > 100);
  });

  it("find nothing more where each of their fixes was made", () => {
    fc.assert(
      fc.property(fc.oneof(currentApplication, legacyApplication), needs, (data, needs) => {
        let text = JSON.stringify(data, undefined, 2);
        for (let round = 0; ; round++) {
          assert.ok(round < 50, "It does not end.");
          const manifest = parseManifest(text, context.catalogue);
          const findings = lint(manifest, { ...context, needs }, { rules: profileRules });
          const edits = findings.flatMap(({ fixes }) => fixes.slice(0, 1)).map((fix) => fix.edits)[0];
          if (edits === undefined) {
            break;
          }
          assert.ok(typeof edits !== "function");
          const fixed = applyEdits(text, edits);
          assert.ok(fixed !== undefined && fixed !== text);
          text = fixed;
        }
      }),
      runs(100),
    );
  });
});
