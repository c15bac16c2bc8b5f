import type { Edit } from "./edits.js";

/** The one edit that makes `to` of `from`. It cuts no line end and no character in two. */
export function difference(from: string, to: string): Edit[] {
  if (from === to) {
    return [];
  }
  let start = 0;
  while (start < from.length && from[start] === to[start]) {
    start++;
  }
  while (isInside(from, start) || isInside(to, start)) {
    start--;
  }
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) {
    end++;
  }
  while (isInside(from, from.length - end) || isInside(to, to.length - end)) {
    end--;
  }
  return [{ offset: start, length: from.length - end - start, text: to.slice(start, to.length - end) }];
}

function isInside(text: string, offset: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
