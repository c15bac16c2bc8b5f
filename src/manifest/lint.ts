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
  /** Of one rule, at the most. */
  readonly most?: number;
}

/** Of one rule in one manifest. Nobody reads more, and working out ten thousand fixes takes seconds. */
export const mostFindings = 500;

/** Everything the rules say about a manifest, in the order of the text. Of each rule, no more than `mostFindings`. */
export function lint(manifest: Manifest, context: LintContext, options: LintOptions = {}): Finding[] {
  const { severities = {}, rules = allRules, most = mostFindings } = options;
  const isSuppressed = createSuppressor(manifest);
  const ruleContext = { ...context, ruleIds: allRules.map(({ id }) => id) };
  const findings: Finding[] = [];

  for (const rule of rules) {
    const override = Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined;
    if (override === "off") {
      continue;
    }
    let count = 0;
    for (const { at, message, severity = rule.severity, fixes = [] } of rule.check(manifest, ruleContext)) {
      if (!isSuppressed(rule.id, at.offset)) {
        if (count++ === most) {
          break;
        }
        findings.push({
          rule,
          severity: override ?? severity,
          message,
          fixes: fixes.filter(({ edits }) => typeof edits === "function" || edits.length > 0),
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
