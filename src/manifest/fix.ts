import { lint, type Finding, type LintContext, type LintOptions } from "./lint.js";
import { parseManifest } from "./manifest.js";
import { applyEdits, EditSet } from "./patch.js";
import { editsOf } from "./rule.js";

export interface Fixed {
  readonly text: string;
  /** How many fixes were made. */
  readonly count: number;
}

/** Each round mends at least one finding, and mostly hundreds. This is only ever reached by rules that disagree. */
const mostRounds = 100;

/** More than a manifest can hold. */
const mostAtOnce = 5_000;

/**
 * `text` with the first fix of every finding made, as far as it is safe, until there is nothing left to mend.
 *
 * A fix that would touch the same place as an earlier one waits for the next round.
 */
export function fixAll(text: string, context: LintContext, options: LintOptions = {}): Fixed {
  let fixed: Fixed = { text, count: 0 };
  for (let round = 0; round < mostRounds; round++) {
    const manifest = parseManifest(fixed.text, context.catalogue);
    const findings = lint(manifest, context, { mostFixes: mostAtOnce, ...options });
    const made = applyFirstFixes(fixed.text, findings);
    if (made.count === 0) {
      break;
    }
    fixed = { text: made.text, count: fixed.count + made.count };
  }
  return fixed;
}

function applyFirstFixes(text: string, findings: readonly Finding[]): Fixed {
  const set = new EditSet();
  let count = 0;
  for (const { fixes } of findings) {
    const fix = fixes[0];
    const edits = fix?.safe ? editsOf(fix) : [];
    if (edits.length > 0 && set.add(edits)) {
      count++;
    }
  }
  return { text: applyEdits(text, set.edits) ?? text, count };
}
