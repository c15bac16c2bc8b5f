import type { Values } from "./values.js";

const hole = /\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** The names in a template, each once, in order. */
export function listNames(template: string): string[] {
  return [...new Set([...template.matchAll(hole)].map(([, name = ""]) => name))];
}

/** A template with its values in it, or `undefined` where one of them is not known. */
export function fill(template: string, values: Values): string | undefined {
  return listNames(template).every((name) => Object.hasOwn(values, name))
    ? template.replaceAll(hole, (_, name: string) => values[name] ?? "")
    : undefined;
}

/**
 * Whether a text is what a template becomes with some values: each at least one character long, without slashes and
 * blanks. A template that is nothing but one name is everything. A name that stands twice may stand for two values.
 *
 * Looks at every character once, without a pattern made from the template, because both may come from a workspace.
 */
export function matches(template: string, text: string): boolean {
  const [start = "", ...rest] = template.split(hole).filter((_, index) => index % 2 === 0);
  const end = rest.pop();
  if (end === undefined) {
    return text === start;
  }
  if (rest.length === 0 && start === "" && end === "") {
    return text !== "";
  }
  if (!text.startsWith(start) || !text.endsWith(end)) {
    return false;
  }

  // Of several places for a piece the first one is right: a later one only makes the value in front of it longer.
  let from = start.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from + 1);
    if (at < 0 || !isValue(text.slice(from, at))) {
      return false;
    }
    from = at + piece.length;
  }
  return isValue(text.slice(from, Math.max(from, text.length - end.length)));
}

const isValue = (text: string) => /^[^/\s]+$/.test(text);
