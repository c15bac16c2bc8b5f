/** An element, its names without prefixes. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The first child of a name, down a path of them. */
export function childOf(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let found = node;
  for (const name of path) {
    found = found?.children.find((each) => each.name === name);
  }
  return found;
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((each) => each.name === name) ?? [];
}

/** The text at a path without the space around it, or `undefined` where there is none. */
export function textOf(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const text = childOf(node, ...path)?.text.trim();
  return text === "" ? undefined : text;
}

export function isTrue(node: XmlNode | undefined, ...path: readonly string[]): boolean {
  const text = textOf(node, ...path);
  return text === "true" || text === "1";
}
