import type { XmlNode } from "./node.js";

/** A document that is no whole, well-formed and harmless XML. */
export class MalformedXml extends Error {
  override readonly name = "MalformedXml";
}

/** Far more than a page of events with their attendees has. */
const mostCharacters = 64 * 1024 * 1024;

/**
 * The root element of a document. Rejects with `MalformedXml` what is not well-formed, breaks off, is too long or too deep, or
 * declares a document type.
 */
export async function readXml(text: string): Promise<XmlNode> {
  if (text.length > mostCharacters) {
    throw new MalformedXml("The document is too long.");
  }
  // The parser passes over what stands behind the root.
  if (!text.trimEnd().endsWith(">")) {
    throw new MalformedXml("The document breaks off.");
  }
  if (/<!(?!--|\[CDATA\[)/.test(text)) {
    throw new MalformedXml("The document declares a document type or the like.");
  }
  const { parseDocument } = await import("./parser.js");
  return toRoot(parse(text.startsWith("\ufeff") ? text.slice(1) : text, parseDocument));
}

function parse(text: string, parseDocument: (text: string) => unknown): unknown {
  try {
    return parseDocument(text);
  } catch (error) {
    // The parser's message quotes the document.
    const place = error instanceof Error ? /:(\d+):(\d+)$/.exec(error.message) : undefined;
    throw new MalformedXml(
      place
        ? `The document is not well-formed in line ${place[1] ?? ""}, column ${place[2] ?? ""}.`
        : "The document is not well-formed.",
    );
  }
}

type Item = Readonly<Record<string, unknown>>;

const noChildren: readonly XmlNode[] = [];
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});
const text = "#text";
const cdata = "#cdata";
const attributes = ":@";

function toRoot(tree: unknown): XmlNode {
  const items = Array.isArray(tree) ? (tree as Item[]) : [];
  const roots = items.filter((item) => !(text in item));
  const [root] = roots;
  const stray = items.some((item) => typeof item[text] === "string" && item[text].trim() !== "");
  if (!root || roots.length > 1 || stray) {
    throw new MalformedXml("The document has not one root.");
  }
  return toNode(root);
}

function toNode(item: Item): XmlNode {
  const name = nameOf(item);
  const inside = item[name] as readonly Item[];
  const given = item[attributes] as Readonly<Record<string, string>> | undefined;
  let words = "";
  let children: XmlNode[] | undefined;

  for (const each of inside) {
    const plain = each[text];
    if (typeof plain === "string") {
      words += resolve(plain);
    } else if (cdata in each) {
      words += (each[cdata] as readonly Readonly<Record<string, string>>[])[0]?.[text] ?? "";
    } else {
      (children ??= []).push(toNode(each));
    }
  }
  return {
    name,
    attributes: given ? resolveAll(given) : noAttributes,
    children: children ?? noChildren,
    text: words,
  };
}

function nameOf(item: Item): string {
  for (const key in item) {
    if (key !== attributes) {
      return key;
    }
  }
  throw new MalformedXml("An element has no name.");
}

function resolveAll(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const resolved: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    resolved[name] = resolve(value);
  }
  return resolved;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Exchange writes characters as numbers that XML forbids, for instance `&#x1F;`: they become a sign that says so. */
function resolve(raw: string): string {
  return raw.includes("&")
    ? raw.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{1,10}));|&/gi, toCharacter)
    : raw;
}

function toCharacter(
  whole: string,
  hexadecimal: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string {
  const code = hexadecimal === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hexadecimal, 16);
  if (!Number.isNaN(code)) {
    const isAllowed =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff));
    return isAllowed ? String.fromCodePoint(code) : "\ufffd";
  }
  const character = name !== undefined && Object.hasOwn(named, name) ? named[name] : undefined;
  if (character === undefined) {
    throw new MalformedXml(`The document uses an entity that XML does not have: ${whole.slice(0, 12)}`);
  }
  return character;
}
