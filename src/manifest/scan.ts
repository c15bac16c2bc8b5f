import type { Span } from "../base/text.js";
import { endOfTemplatePlaceholder } from "./placeholders.js";

/** A comment with its marks, as in `// text` or `/* text *\/`. */
export type Comment = Span;

export interface Scan {
  readonly comments: readonly Comment[];
  /** How deep objects and arrays are nested at the most. */
  readonly depth: number;
  /** Template placeholders such as `${{NAME}}` that stand where a value should, without quotes. */
  readonly placeholders: readonly Span[];
}

const quote = 0x22;
const backslash = 0x5c;
const slash = 0x2f;
const star = 0x2a;
const dollar = 0x24;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * What has to be known of a JSON text before it is parsed, in one pass and without recursion.
 *
 * jsonc-parser calls itself for each level, so a text nested too deeply must not reach it; and its
 * tree leaves out the comments.
 */
export function scan(text: string): Scan {
  const comments: Comment[] = [];
  const placeholders: Span[] = [];
  const open: number[] = [];
  let deepest = 0;
  let offset = 0;

  while (offset < text.length) {
    const code = text.charCodeAt(offset);

    if (code === quote) {
      offset = endOfString(text, offset);
    } else if (code === slash) {
      const end = endOfComment(text, offset);
      if (end > offset) {
        comments.push({ offset, length: end - offset });
      }
      offset = Math.max(end, offset + 1);
    } else if (code === openBrace || code === dollar) {
      // Two braces in a row open no object, because an object begins with a name.
      const end = endOfTemplatePlaceholder(text, offset);
      if (end !== undefined) {
        placeholders.push({ offset, length: end - offset });
        offset = end;
      } else {
        if (code === openBrace) {
          deepest = Math.max(deepest, open.push(closeBrace));
        }
        offset++;
      }
    } else {
      if (code === openBracket) {
        deepest = Math.max(deepest, open.push(closeBracket));
      } else if (code === open.at(-1)) {
        open.pop(); // A bracket that closes nothing is skipped by the parser, and closes nothing here.
      }
      offset++;
    }
  }
  return { comments, depth: deepest, placeholders };
}

/**
 * Whether a look at `text` shows that a scan would find nothing: no comment, no placeholder, and too
 * few braces and brackets to be nested more deeply than `depth`. True for most manifests.
 */
export function isPlain(text: string, depth: number): boolean {
  return (
    !text.includes("/*") &&
    !text.includes("{{") &&
    !hasLineComment(text) &&
    count(text, "{", depth) + count(text, "[", depth) <= depth
  );
}

/** Two slashes that are not those of https:// and the like. */
function hasLineComment(text: string): boolean {
  for (let at = text.indexOf("//"); at >= 0; at = text.indexOf("//", at + 2)) {
    if (text[at - 1] !== ":" || !/[a-z]/i.test(text[at - 2] ?? "")) {
      return true;
    }
  }
  return false;
}

/** How often a character occurs. Stops counting beyond `most`. */
function count(text: string, character: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0 && found <= most; at = text.indexOf(character, at + 1)) {
    found++;
  }
  return found;
}

/** Whether one of `comments`, which are in order, begins inside of a piece of text. */
export function holdsComment(comments: readonly Comment[], { offset, length }: Span): boolean {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((comments[middle]?.offset ?? 0) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return (comments[low]?.offset ?? Infinity) < offset + length;
}

/** After the closing quote, or at the end of the line where there is none. */
function endOfString(text: string, start: number): number {
  // Most strings are short, without escapes and closed.
  const close = text.indexOf('"', start + 1);
  if (close > 0 && close - start < 80 && !/[\\\r\n]/.test(text.slice(start + 1, close))) {
    return close + 1;
  }
  for (let offset = start + 1; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === quote) {
      return offset + 1;
    }
    if (code === lineFeed || code === carriageReturn) {
      return offset;
    }
    if (code === backslash) {
      offset++;
    }
  }
  return text.length;
}

function endOfComment(text: string, start: number): number {
  const second = text.charCodeAt(start + 1);
  if (second === star) {
    const end = text.indexOf("*/", start + 2);
    return end < 0 ? text.length : end + 2;
  }
  if (second !== slash) {
    return start;
  }
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== lineFeed && text.charCodeAt(end) !== carriageReturn) {
    end++;
  }
  return end;
}

/** `text` with every span replaced by `null` and spaces, so that it parses and no offset moves. */
export function mask(text: string, spans: readonly Span[]): string {
  let masked = "";
  let from = 0;
  for (const { offset, length } of spans) {
    masked += text.slice(from, offset) + "null".padEnd(length);
    from = offset + length;
  }
  return masked + text.slice(from);
}
