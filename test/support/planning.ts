import assert from "node:assert/strict";
import type { Application, Manifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { planNeeds, type NeedsOptions, type NeedsPlan, type Plan } from "../../src/manifest/plan.js";
import { chooseApplication, parseTarget } from "../../src/manifest/target.js";
import type { Needs } from "../../src/profiles/needs.js";
import { context } from "./testing.js";

/** The only application of a text, as somebody has it who wants to change it. */
export function open(text: string): { manifest: Manifest; application: Application } {
  const manifest = parseTarget(text, context.catalogue);
  return { manifest, application: chooseApplication(manifest) };
}

/** Says what becomes of a text by a plan, and gives the plan. */
export function becomes<Some extends Plan>(text: string, plan: Some, expected: string): Some {
  assert.equal(applyEdits(text, plan.edits), expected);
  return plan;
}

/** Plans what a text needs, and sees what becomes of it. */
export function meets(text: string, needs: Needs, expected: string, options?: NeedsOptions): NeedsPlan {
  const { manifest, application } = open(text);
  return becomes(text, planNeeds(manifest, application, needs, options), expected);
}
