import { replaceUnseen } from "../base/unseen.js";

/** What would mean something. An underscore within a word does not. */
const marks = /[\\`*[\]<|~$]|(?<![a-z0-9])_|_(?![a-z0-9])|&(?=#?[a-z0-9]+;)|(?<!\S)#/gi;

/** What would begin a list, a heading or a quotation. */
const opening = /^(?:[-+=>]|\d+[.)])/;

/**
 * Text that Markdown shows as it is, on one line. Nothing is escaped that need not be, because a sheet is also read as
 * it stands.
 */
export function plain(text: string): string {
  return replaceUnseen(text, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replaceAll(marks, "\\$&")
    .replace(opening, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** A value to copy, character by character: between more backticks than it has in a row. */
export function code(value: string): string {
  const line = replaceUnseen(value, "\ufffd");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .*[^ ].* $/.test(line) ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}
