import { findGuid } from "../base/guid.js";
import { isOfManifest, isProse, nameAt } from "./snippet-names.js";
import type { Token } from "./snippet-tokens.js";

/** The pieces of a text that are about permissions, and what stands around them. */
export interface Pieces {
  /** Each is a list of values, one behind the other, or of members without the braces around them. */
  readonly pieces: readonly (readonly Token[])[];
  readonly prose: readonly Token[];
  /** Whether words stand in front of a bracket that closes nothing: what they belong to is cut off. */
  readonly startsInside: boolean;
  /** Whether brackets were found that close nothing. */
  readonly stray: boolean;
}

/** Takes apart what is about permissions and what is not, or `undefined` where brackets cross each other. */
export function splitPieces(tokens: readonly Token[]): Pieces | undefined {
  const found: Token[][] = [];
  const prose: Token[] = [];
  let piece: { readonly ofMembers: boolean; readonly tokens: Token[] } | undefined;
  let wordsBefore = false;
  let startsInside = false;
  let stray = false;

  const take = (ofMembers: boolean, taken: readonly Token[]) => {
    if (piece?.ofMembers !== ofMembers) {
      piece = { ofMembers, tokens: [] };
      found.push(piece.tokens);
    }
    const { tokens: own } = piece;
    taken.forEach((token) => own.push(token)); // There may be more than a call takes arguments.
    wordsBefore = false;
  };
  const leave = (left: readonly Token[]) => {
    left.forEach((token) => prose.push(token));
    piece = undefined;
    wordsBefore = true;
  };

  for (let index = 0; index < tokens.length;) {
    const end = endOfMember(tokens, index) ?? endOfValue(tokens, index);
    if (end === undefined) {
      return undefined;
    }
    const taken = tokens.slice(index, end);
    const [first] = taken;
    if (first?.type === "comma") {
      piece?.tokens.push(first);
    } else if (first?.type === "close") {
      startsInside ||= wordsBefore;
      stray = true;
      piece = undefined;
    } else if (first?.type === "open" ? isRelevant(taken) : taken.length > 1) {
      take(first?.type !== "open", taken);
    } else {
      leave(taken);
    }
    index = end;
  }
  const pieces = found.filter(isRelevant);
  return {
    pieces,
    prose: [...prose, ...found.filter((each) => !isRelevant(each)).flat()],
    startsInside,
    stray,
  };
}

/** After the member of an object that begins at an index outside of all brackets, or `undefined` where none does. */
function endOfMember(tokens: readonly Token[], index: number): number | undefined {
  const name = nameAt(tokens, index);
  if (!name || (name.known ? isProse(tokens, index) : tokens[index]?.type !== "string")) {
    return undefined;
  }
  const value = tokens[name.next]?.type;
  const hasValue = value === "string" || value === "word" || value === "open";
  if (hasValue && !nameAt(tokens, name.next)) {
    return endOfValue(tokens, name.next);
  }
  return name.known ? name.next : undefined;
}

/** After the token or the whole group at an index; `undefined` where brackets cross. */
function endOfValue(tokens: readonly Token[], index: number): number | undefined {
  const open: string[] = [];
  let end = index;
  do {
    const token = tokens[end];
    if (token?.type === "open") {
      open.push(token.text === "{" ? "}" : "]");
    } else if (token?.type === "close" && open.length > 0 && open.pop() !== token.text) {
      return undefined;
    }
    end++;
  } while (open.length > 0 && end < tokens.length);
  return end;
}

/** Whether tokens name the members that a manifest asks with. A name such as “id” alone says little. */
function isRelevant(tokens: readonly Token[]): boolean {
  const known = new Set(tokens.map((_, index) => nameAt(tokens, index)?.known));
  return (
    known.has("resourceAppId") ||
    known.has("resourceAccess") ||
    known.has("requiredResourceAccess") ||
    ((known.has("id") || known.has("type")) && tokens.some(({ text }) => findGuid(text) !== undefined))
  );
}

/**
 * Whether members without braces around them stand in the order in which everybody writes them. In any other, the first
 * could be the end of something that was cut off, and the last the beginning of something else.
 */
export function areInOrder(tokens: readonly Token[]): boolean {
  let depth = 0;
  const order: string[] = [];
  for (const [index, { type }] of tokens.entries()) {
    const known = depth === 0 ? nameAt(tokens, index)?.known : undefined;
    if (known) {
      order.push(known);
    }
    depth += type === "open" ? 1 : type === "close" ? -1 : 0;
  }
  return ["resourceAppId resourceAccess", "id type"].every((pair) => {
    const [first = "", second = ""] = pair.split(" ");
    return !order.includes(second) || !order.includes(first) || order.indexOf(first) < order.indexOf(second);
  });
}

/** Whether any of the members of a resource are named, and not only those of a permission. */
export function namesResource(tokens: readonly Token[]): boolean {
  return tokens.some((_, index) => namesMember(tokens, index));
}

/** Whether a name at an index is one that only manifests have. */
export function namesMember(tokens: readonly Token[], index: number): boolean {
  const known = nameAt(tokens, index)?.known;
  return known !== undefined && isOfManifest(known);
}
