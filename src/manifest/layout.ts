import type { Node } from "jsonc-parser";
import { lineEndOf, lineStart } from "../base/text.js";
import { endOfTemplatePlaceholder } from "./placeholders.js";
import { endOf } from "./tree.js";

/** The offset after a node, also where only the beginning of a template's placeholder was read as its value. */
export function endOfItem(text: string, node: Node): number {
  const [key, value] = node.type === "property" ? (node.children ?? []) : [];
  if (key) {
    return endOfItem(text, value ?? key);
  }
  const match = node.type === "null" ? endOfTemplatePlaceholder(text, node.offset) : undefined;
  return Math.min(match ?? endOf(node), text.length);
}

/** The comma behind a value, past blanks, line ends and comments. */
export function findComma(text: string, offset: number): number | undefined {
  const end = matchAt(/(?:\s+|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y, text, offset) ?? offset;
  return text[end] === "," ? end : undefined;
}

/** After the comments that stand on the same line, or `offset` where there are none. */
export function endOfComments(text: string, offset: number, intoNextLines = false): number {
  const block = intoNextLines ? "[^]" : "[^\\r\\n]";
  const comments = new RegExp(`(?:[^\\S\\r\\n]*/\\*${block}*?\\*/)*(?:[^\\S\\r\\n]*//[^\\r\\n]*)?`, "y");
  return matchAt(comments, text, offset) ?? offset;
}

/** Whether the last of `comments`, a piece of text that holds nothing else of interest, goes to the end of its line. */
export function endsInLineComment(comments: string): boolean {
  return comments.replaceAll(/\/\*[^]*?\*\//g, "").includes("//");
}

/** Where the line of `offset` begins, if nothing but blanks stands before it. */
export function startOfOwnLine(text: string, offset: number): number | undefined {
  const start = startOfBlanks(text, offset);
  return start > 0 && /[\r\n]/.test(text[start - 1] ?? "") ? start : undefined;
}

export function isLineEndNext(text: string, offset: number): boolean {
  const end = skipBlanks(text, offset);
  return end === text.length || /[\r\n]/.test(text[end] ?? "");
}

export function skipBlanks(text: string, offset: number): number {
  return matchAt(/[^\S\r\n]*/y, text, offset) ?? offset;
}

/** Where the blanks in front of `offset` begin, on its line. Looks at no more than these: a line can be a whole file. */
export function startOfBlanks(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[^\S\r\n]/.test(text[start - 1] ?? "")) {
    start--;
  }
  return start;
}

/** Where the match of a sticky expression ends. */
export function matchAt(expression: RegExp, text: string, offset: number): number | undefined {
  expression.lastIndex = offset;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/** Whether a value is `null`, and not the placeholder of a template, which is read as that. */
export function isNull(text: string, { type, offset, length }: Node): boolean {
  return type === "null" && text.slice(offset, offset + length) === "null";
}

export function isOneLine(text: string): boolean {
  const inside = text.trim();
  return !inside.includes("\n") && !inside.includes("\r");
}

export function indentOf(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[^\S\r\n]*/.exec(text.slice(start, offset))?.[0] ?? "";
}

/** One step of indentation, as the first line has it that is indented more than the text begins. */
export function indentUnit(text: string): string {
  const base = /^\uFEFF?(?:[ \t]*[\r\n])*([ \t]*)/.exec(text)?.[1] ?? "";
  for (const [, indent = ""] of text.matchAll(/[\r\n]([ \t]+)["{[]/g)) {
    if (!indent.startsWith(base)) {
      return indent;
    }
    if (indent.length > base.length) {
      return indent.slice(base.length);
    }
  }
  return "  ";
}

/** The line end in front of the line of `offset`, or the text's own where there is none. */
export function lineEndBefore(text: string, offset: number): string {
  return /(?:\r\n|\r|\n)$/.exec(text.slice(0, lineStart(text, offset)).slice(-2))?.[0] ?? lineEndOf(text);
}
