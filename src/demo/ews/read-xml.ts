import { XMLParser } from "fast-xml-parser";

/** An element with its namespace. Text between elements is left out. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Without those that declare namespaces, and by their local names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
});

const deepest = 60;

/** Reads a document, or says `undefined` where it is none. What has a document type is refused as Exchange refuses it. */
export function readXml(text: string): XmlElement | undefined {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    return undefined;
  }
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Without `true` it takes what is not well-formed.
    const nodes = parser.parse(text.replace(/^\uFEFF/, "").trim(), true) as readonly ParsedNode[];
    const [root, ...more] = nodes.filter((node) => nameOf(node) !== undefined);
    return root && more.length === 0 ? toElement(root, new Map(), 0) : undefined;
  } catch {
    return undefined;
  }
}

/** What fast-xml-parser makes of an element: its name with what is inside, and its attributes under ":@". */
type ParsedNode = Readonly<Record<string, unknown>>;

function nameOf(node: ParsedNode): string | undefined {
  return Object.keys(node).find((key) => key !== ":@" && !key.startsWith("#"));
}

function toElement(node: ParsedNode, outside: ReadonlyMap<string, string>, depth: number): XmlElement {
  const name = nameOf(node) ?? "";
  const given = (node[":@"] ?? {}) as Readonly<Record<string, unknown>>;
  const namespaces = new Map(outside);
  const attributes: Record<string, string> = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === "xmlns" || key.startsWith("xmlns:")) {
      namespaces.set(key.slice(6), String(value));
    } else {
      attributes[localName(key)] = String(value);
    }
  }
  const inside = (node[name] ?? []) as readonly ParsedNode[];
  if (depth > deepest) {
    throw new RangeError("Too deep.");
  }
  const prefix = name.includes(":") ? name.slice(0, name.indexOf(":")) : "";
  const namespace = namespaces.get(prefix);
  if (namespace === undefined && prefix !== "") {
    throw new SyntaxError("A prefix is not declared.");
  }
  return {
    namespace: namespace ?? "",
    name: localName(name),
    attributes,
    children: inside
      .filter((child) => nameOf(child) !== undefined)
      .map((child) => toElement(child, namespaces, depth + 1)),
    text: inside.map((child) => (typeof child["#text"] === "string" ? child["#text"] : "")).join(""),
  };
}

const localName = (name: string) => name.slice(name.indexOf(":") + 1);

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The trimmed text of a child. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text.trim();
}
