import type { Node } from "jsonc-parser";
import type { Span } from "../../base/text.js";

/** What is wrong, and where. */
export interface Fault {
  readonly at: Span;
  readonly message: string;
}

export interface Text {
  readonly node: Node;
  readonly text: string;
}

const tokens = /"(?:[^"\\\r\n]|\\[^])*"?|\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|[{}[\]]/g;
const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** How deep objects and arrays are nested at the most. The parser calls itself for each level, and this does not. */
export function depthOf(text: string): number {
  const open: string[] = [];
  let deepest = 0;
  for (const [token] of text.matchAll(tokens)) {
    const end = closing[token];
    if (end !== undefined) {
      deepest = Math.max(deepest, open.push(end));
    } else if (token === open.at(-1)) {
      open.pop(); // A bracket that closes nothing is skipped by the parser, and closes nothing here.
    }
  }
  return deepest;
}

/**
 * The value of a tree. Of two properties with one name the first counts, as for `find`, and a property called
 * `__proto__` is one like any other, so that the schema has something to refuse.
 */
export function valueOf(node: Node): unknown {
  switch (node.type) {
    case "object": {
      const first = new Map<string, unknown>();
      for (const { key, value } of properties(node)) {
        if (!first.has(key.text)) {
          first.set(key.text, valueOf(value));
        }
      }
      return Object.fromEntries(first);
    }
    case "array":
      return (node.children ?? []).map(valueOf);
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "property":
      return node.value as unknown;
  }
}

export function properties(node: Node | undefined): { key: Text; value: Node }[] {
  return (node?.type === "object" ? (node.children ?? []) : []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key && value ? [{ key: { node: key, text: String(key.value) }, value }] : [];
  });
}

/** The items of an array, or nothing where there is none. */
export function items(node: Node | undefined, ...path: readonly string[]): readonly Node[] {
  const found = find(node, path);
  return found?.type === "array" ? (found.children ?? []) : [];
}

/** What stands at a path of names and, within arrays, of places. */
export function find(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>(
    (parent, step) =>
      parent?.type === "array"
        ? parent.children?.[Number(step)]
        : properties(parent).find(({ key }) => key.text === step)?.value,
    node,
  );
}

/** A string, or `undefined` where something else stands there, or nothing. */
export function textAt(node: Node | undefined, ...path: readonly string[]): Text | undefined {
  const found = find(node, path);
  return found?.type === "string" ? { node: found, text: String(found.value) } : undefined;
}

/** A piece of a string, or the whole of it where escapes make the two different. */
export function pieceOf({ node, text }: Text, source: string, index: number, length: number): Span {
  const isPlain = source.slice(node.offset + 1, node.offset + 1 + text.length) === text;
  return isPlain && node.length === text.length + 2 ? { offset: node.offset + 1 + index, length } : node;
}
