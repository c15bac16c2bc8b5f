import { lineStart } from "../base/text.js";
import type { Edit } from "./patch.js";

/** The one edit that turns `before` into `after`, without the lines at the start and at the end that are the same. */
export function changedLines(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) {
    start++;
  }
  start = lineStart(before, start);
  if (before[start - 1] === "\r" && before[start] === "\n") {
    start--; // A line end of two characters is not torn apart.
  }

  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) {
    same++;
  }
  const tail = before.slice(before.length - same);
  const tornLineEnd = tail.startsWith("\n") && [before, after].some((text) => text.at(-1 - same) === "\r");
  const lineBreak = tail.slice(tornLineEnd ? 1 : 0).search(/\r|\n/);
  const kept = lineBreak < 0 ? 0 : same - lineBreak - (tornLineEnd ? 1 : 0);

  return {
    offset: start,
    length: before.length - kept - start,
    text: after.slice(start, after.length - kept),
  };
}
