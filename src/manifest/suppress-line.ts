import { LineIndex, lineEndOf, lineStart } from "../base/text.js";
import type { Finding } from "./lint.js";
import type { Manifest } from "./manifest.js";
import type { Edit } from "./patch.js";
import { listSuppressions } from "./suppress.js";

/**
 * The edit that silences a rule on the line of a finding: a comment above it, or one more name in the comment that is
 * there. A second comment in between would take the first one's line from it.
 */
export function suppressLine(manifest: Manifest, { rule, offset }: Finding): Edit | undefined {
  if (rule.id === "syntax-error" || manifest.obstacle) {
    return undefined;
  }
  const { text } = manifest;
  const lines = new LineIndex(text);
  const { line } = lines.place(offset);
  const above = listSuppressions(manifest).find(
    ({ reach, offset: start, length }) =>
      reach === "next-line" && lines.place(start + length).line === line - 1,
  );
  const last = above?.rules.at(-1);
  if (last) {
    return { offset: last.offset + last.id.length, length: 0, text: `, ${rule.id}` };
  }
  const start = lineStart(text, offset);
  const indent = /^[^\S\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  return {
    offset: start,
    length: 0,
    text: `${indent}// calendar-onramp-disable-next-line ${rule.id}${lineEndOf(text)}`,
  };
}
