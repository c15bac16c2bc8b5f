import type { Span } from "../base/text.js";
import type { Manifest } from "./manifest.js";
import type { Fix, Rule, RuleContext, Severity } from "./rule.js";
import { rules as allRules } from "./rules/index.js";
import { createSuppressor } from "./suppress.js";

/** What a rule says about a place. */
export interface Finding extends Span {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** Rule ids with the severity that they shall have instead of their own. */
export type SeverityOverrides = Readonly<Record<string, Severity | "off">>;

/** The world as `lint` sees it. */
export type LintContext = Omit<RuleContext, "ruleIds">;

export interface LintOptions {
  readonly severities?: SeverityOverrides;
  readonly rules?: readonly Rule[];
  /** Of how many findings of one rule fixes are worked out, at the most. */
  readonly mostFixes?: number;
}

/** Of one rule in one manifest. Nobody makes more one by one, and working out ten thousand takes seconds. */
export const mostFixes = 500;

/**
 * Everything the rules say about a manifest, in the order of the text. Of each rule, only the first findings have
 * fixes: all of them are said, because a hidden one might be the error that a build should stop for.
 */
export function lint(manifest: Manifest, context: LintContext, options: LintOptions = {}): Finding[] {
  const { severities = {}, rules = allRules, mostFixes: most = mostFixes } = options;
  const isSuppressed = createSuppressor(manifest);
  const ruleContext = { ...context, ruleIds: allRules.map(({ id }) => id) };
  const findings: Finding[] = [];

  for (const rule of rules) {
    const override = Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined;
    if (override === "off") {
      continue;
    }
    let count = 0;
    for (const problem of rule.check(manifest, ruleContext)) {
      const { at, message, severity = rule.severity } = problem;
      if (!isSuppressed(rule.id, at.offset)) {
        const fixes = count++ < most ? problem.fixes : undefined; // Reading them may be work.
        findings.push({
          rule,
          severity: override ?? severity,
          message,
          fixes: (fixes ?? []).filter(({ edits }) => typeof edits === "function" || edits.length > 0),
          ...within(manifest.text, at),
        });
      }
    }
  }
  return findings.sort((a, b) => a.offset - b.offset);
}

/** In half-typed text a node can reach beyond the end. */
function within(text: string, { offset, length }: Span): Span {
  const start = Math.min(Math.max(0, offset), text.length);
  return { offset: start, length: Math.min(length, text.length - start) };
}
