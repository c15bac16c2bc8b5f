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
 * Whether a text is what a template becomes with some values: each at least one character long, and none with a slash
 * in it where something follows. A template that is nothing but one name is everything.
 */
export function matches(template: string, text: string): boolean {
  const pieces = template.split(hole);
  const pattern = pieces.map((piece, index) => (index % 2 === 0 ? escapeRegExp(piece) : "[^/\\s]+")).join("");
  return pieces.length === 3 && pieces[0] === "" && pieces[2] === ""
    ? text !== ""
    : new RegExp(`^${pattern}$`).test(text);
}

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
