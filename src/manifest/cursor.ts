import type { Span } from "../base/text.js";
import { largestText } from "./manifest.js";

/** A place where a value of a manifest is being typed. */
export interface Cursor {
  readonly property: "resourceAppId" | "id" | "type";
  /** The name of the property, with its quotes. */
  readonly key: Span;
  /** What a choice takes the place of. Without the quotes, where there are any. */
  readonly replace: Span;
  /** Whether the value has both quotes, only the first one, or none. */
  readonly quotes: "both" | "first" | "none";
  /** Values of the same entry and of the entry around it, as far as they are strings. */
  readonly resourceAppId: string | undefined;
  readonly id: Value | undefined;
  readonly type: Value | undefined;
}

/** A string with its quotes. */
export interface Value extends Span {
  readonly text: string;
}

interface Found {
  readonly frame: Frame;
  readonly key: Value;
  readonly replace: Span;
  readonly quotes: Cursor["quotes"];
}

interface Frame {
  readonly open: "{" | "[";
  /** The name under which it stands in the frame around it. */
  readonly name: string | undefined;
  readonly parent: Frame | undefined;
  readonly values: Map<string, Value>;
  key: Value | undefined;
  colon: boolean;
}

const tokens =
  /"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"?|[{}[\],:]|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[^\s{}[\],:"/]+|\//g;

/**
 * What is being typed at `offset`, or `undefined` where it is nothing of a manifest.
 *
 * It reads tokens and not the tree, for the tree of a half-typed text is wrong just where one types.
 */
export function findCursor(text: string, offset: number): Cursor | undefined {
  if (text.length > largestText) {
    return undefined;
  }
  let top = enter("{", undefined); // Guides print properties without the object around them.
  let found: Found | undefined;

  for (const { 0: token, index } of text.matchAll(tokens)) {
    const end = index + token.length;
    const isComment = token.startsWith("//") || token.startsWith("/*");
    if (!found && index >= offset) {
      if (!top.key || !top.colon || isValue(token, text, end)) {
        return undefined;
      }
      found = { frame: top, key: top.key, replace: { offset, length: 0 }, quotes: "none" };
    }
    if (isComment) {
      if (!found && offset <= end) {
        return undefined;
      }
      continue;
    }
    if (token === "{" || token === "[") {
      top = enter(token, top);
    } else if (token === "}" || token === "]") {
      top = leave(top, token === "}" ? "{" : "[");
      if (found && !isAround(top, found.frame.parent?.parent ?? found.frame)) {
        break; // Nothing behind this belongs to the entry or the one around it.
      }
    } else if (token === ",") {
      top.key = undefined;
      top.colon = false;
    } else if (token === ":") {
      top.colon = top.key !== undefined;
    } else if (top.open === "{" && top.colon && top.key) {
      const closed = isClosed(token);
      const inside = index < offset && (closed ? offset < end : offset <= end);
      if (inside && !found) {
        found = { frame: top, key: top.key, ...replacement(token, index, closed, offset) };
      }
      if (token.startsWith('"')) {
        top.values.set(top.key.text, valueOf(token, index));
      }
      top.key = undefined;
      top.colon = false;
    } else if (top.open === "{" && token.startsWith('"')) {
      top.key = valueOf(token, index);
    }
  }
  if (!found && top.key && top.colon) {
    found = { frame: top, key: top.key, replace: { offset, length: 0 }, quotes: "none" };
  }
  return found && describe(found);
}

function describe({ frame, key, replace, quotes }: Found): Cursor | undefined {
  const property = key.text;
  const list =
    frame.parent?.name === "resourceAccess" && frame.parent.open === "[" ? frame.parent : undefined;
  if (property !== "resourceAppId" && !((property === "id" || property === "type") && list)) {
    return undefined;
  }
  return {
    property,
    key,
    replace,
    quotes,
    resourceAppId: (list ? list.parent : frame)?.values.get("resourceAppId")?.text,
    id: frame.values.get("id"),
    type: frame.values.get("type"),
  };
}

function enter(open: Frame["open"], parent: Frame | undefined): Frame {
  const name = parent?.key?.text;
  if (parent) {
    parent.key = undefined;
    parent.colon = false;
  }
  return { open, name, parent, values: new Map(), key: undefined, colon: false };
}

/** Out of the nearest frame that the bracket can close. One that closes nothing is passed over. */
function leave(top: Frame, open: Frame["open"]): Frame {
  for (let frame = top; frame.parent; frame = frame.parent) {
    if (frame.open === open) {
      return frame.parent;
    }
  }
  return top;
}

function isAround(inner: Frame, outer: Frame): boolean {
  for (let frame: Frame | undefined = inner; frame; frame = frame.parent) {
    if (frame === outer) {
      return true;
    }
  }
  return false;
}

/** Whether a token is the value that was looked for, and not the name of the next property. */
function isValue(token: string, text: string, end: number): boolean {
  return !/^[}\],:/]/.test(token) && !/^\s*:/.test(text.slice(end, end + 100));
}

function isClosed(token: string): boolean {
  return token.length > 1 && token.startsWith('"') && token.endsWith('"');
}

function replacement(
  token: string,
  index: number,
  closed: boolean,
  offset: number,
): Pick<Found, "replace" | "quotes"> {
  if (closed) {
    return { replace: { offset: index + 1, length: token.length - 2 }, quotes: "both" };
  }
  return token.startsWith('"')
    ? { replace: { offset: index + 1, length: offset - index - 1 }, quotes: "first" }
    : { replace: { offset: index, length: token.length }, quotes: "none" };
}

function valueOf(token: string, offset: number): Value {
  return { text: token.slice(1, isClosed(token) ? -1 : undefined), offset, length: token.length };
}
