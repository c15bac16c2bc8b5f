import type { Span } from "../base/text.js";
import { LineIndex } from "../base/text.js";
import type { Manifest } from "./manifest.js";

/** A comment that silences rules. */
export interface Suppression extends Span {
  readonly reach: "file" | "line" | "next-line";
  /** Rule ids. Empty for all rules. */
  readonly rules: readonly { readonly id: string; readonly offset: number }[];
}

const directive = /^(?:\/\/|\/\*)\s*calendar-onramp-disable(-next-line|-line)?(?=[\s*]|$)([^]*)/;

/**
 * The comments that silence rules:
 *
 *     // calendar-onramp-disable-next-line rule-id, other-id -- why
 *     // calendar-onramp-disable-line rule-id
 *     // calendar-onramp-disable rule-id           for the whole file
 */
export function listSuppressions({ text, comments }: Manifest): Suppression[] {
  const found: Suppression[] = [];
  for (const { offset, length } of comments) {
    const match = directive.exec(text.slice(offset, offset + length));
    if (match) {
      const [whole, where, rest = ""] = match;
      const restOffset = offset + whole.length - rest.length;
      const names = /^[^]*?(?=\s(?:--|[–—])(?:\s|$)|\*\/|$)/.exec(rest)?.[0] ?? "";
      found.push({
        offset,
        length,
        reach: where === "-line" ? "line" : where === "-next-line" ? "next-line" : "file",
        rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
          id,
          offset: restOffset + index,
        })),
      });
    }
  }
  return found;
}

/** Whether a rule is silent about a place. */
export function createSuppressor(manifest: Manifest): (ruleId: string, offset: number) => boolean {
  const suppressions = listSuppressions(manifest);
  if (suppressions.length === 0) {
    return () => false;
  }
  const index = new LineIndex(manifest.text);
  const everywhere = new Set<string>();
  const byLine = new Map<number, Set<string>>();

  for (const { reach, rules, offset, length } of suppressions) {
    const ids = rules.length > 0 ? rules.map(({ id }) => id) : ["*"];
    const line = reach === "next-line" ? index.place(offset + length).line + 1 : index.place(offset).line;
    const target = reach === "file" ? everywhere : (byLine.get(line) ?? new Set<string>());
    ids.forEach((id) => target.add(id));
    if (reach !== "file") {
      byLine.set(line, target);
    }
  }
  const silences = (ids: ReadonlySet<string> | undefined, ruleId: string) =>
    ids !== undefined && (ids.has(ruleId) || ids.has("*"));

  return (ruleId, offset) =>
    silences(everywhere, ruleId) || silences(byLine.get(index.place(offset).line), ruleId);
}
