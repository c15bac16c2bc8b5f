import type { Node } from "jsonc-parser";

/** A member of an object: the name and the value are nodes, so that a problem can point at either. */
export interface Property {
  readonly node: Node;
  readonly name: string;
  readonly key: Node;
  readonly value: Node | undefined;
}

/** The members of an object in order. None for anything else. */
export function properties(node: Node | undefined): Property[] {
  if (node?.type !== "object") {
    return [];
  }
  const found: Property[] = [];
  for (const member of node.children ?? []) {
    const [key, value] = member.children ?? [];
    if (key) {
      found.push({ node: member, name: key.value as string, key, value });
    }
  }
  return found;
}

/** The last member of that name, which is the one that JSON readers go by. */
export function findProperty(node: Node | undefined, name: string): Property | undefined {
  const members = node?.type === "object" ? (node.children ?? []) : [];
  for (let index = members.length - 1; index >= 0; index--) {
    const member = members[index];
    const [key, value] = member?.children ?? [];
    if (member && key?.value === name) {
      return { node: member, name, key, value };
    }
  }
  return undefined;
}

/** The value of the last member of that name. */
export function valueOf(node: Node | undefined, name: string): Node | undefined {
  const members = node?.type === "object" ? node.children : undefined;
  for (let index = (members?.length ?? 0) - 1; index >= 0; index--) {
    const parts = members?.[index]?.children;
    if (parts?.[0]?.value === name) {
      return parts[1];
    }
  }
  return undefined;
}

/** The value at the end of a path of member names. */
export function valueAt(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce(valueOf, node);
}

/** The entries of an array, none for anything else. */
export function items(node: Node | undefined): readonly Node[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** The text of a string node. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.type === "string" ? (node.value as string) : undefined;
}

/** The text of a member that is a string. */
export function stringAt(node: Node | undefined, ...path: readonly string[]): string | undefined {
  return stringOf(valueAt(node, ...path));
}

/**
 * Shows every node below and including `node`, parents first. What is below one for which `see` says
 * false is left out. The depth is bounded by the reader, so this may recurse.
 */
export function visit(node: Node, see: (node: Node) => boolean | undefined): void {
  if (see(node) === false || node.children === undefined) {
    return;
  }
  for (const child of node.children) {
    if (child.children === undefined) {
      see(child); // Most nodes are leaves, which need no call of their own.
    } else {
      visit(child, see);
    }
  }
}

/** Where `node` stands among the children of its parent. Children are in order, so this need not look at all of them. */
export function indexInParent(node: Node): number {
  const siblings = node.parent?.children ?? [];
  let low = 0;
  let high = siblings.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((siblings[middle]?.offset ?? 0) < node.offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The offset after `node`. */
export function endOf(node: Node): number {
  return node.offset + node.length;
}
