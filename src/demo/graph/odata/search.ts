import { badRequest } from "../refusal.js";
import { valueAt } from "./evaluate.js";

interface Clause {
  readonly property: string;
  readonly words: readonly string[];
}

/** A `$search`: any of several lists of clauses, of which all hold. */
export type Search = readonly (readonly Clause[])[];

/** Properties that are searched by their words. All others are searched by how they begin. */
const tokenized = new Set(["displayName", "description"]);

/**
 * Reads `"displayName:freight" AND "description:sync"`.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function parseSearch(text: string, searchable: readonly string[]): Search {
  const parts = text.trim().match(/"(?:[^"\\]|\\.)*"|[()]|\S+/g) ?? [];
  const alternatives: Clause[][] = [[]];
  for (const part of parts.filter((word) => word !== "(" && word !== ")" && word !== "AND")) {
    if (part === "OR") {
      alternatives.push([]);
    } else {
      alternatives.at(-1)?.push(readClause(part, searchable));
    }
  }
  if (alternatives.some((clauses) => clauses.length === 0)) {
    throw badRequest("Invalid $search query.");
  }
  return alternatives;
}

function readClause(part: string, searchable: readonly string[]): Clause {
  const [, name, value] = /^"(\w+):((?:[^"\\]|\\.)*)"$/.exec(part) ?? [];
  const property = searchable.find((candidate) => candidate.toLowerCase() === name?.toLowerCase());
  if (name === undefined || value === undefined) {
    throw badRequest(
      `Syntax error: character ':' is not valid at position 1 in '${part}'. A clause has the form "property:value".`,
    );
  }
  if (property === undefined) {
    throw badRequest(`Searching on property '${name}' is not supported.`);
  }
  const plain = value.replaceAll(/\\(.)/g, "$1");
  return { property, words: tokenized.has(property) ? wordsOf(plain) : [plain.toLowerCase()] };
}

export function isFound(search: Search, entity: unknown): boolean {
  return search.some((clauses) => clauses.every((clause) => holds(clause, entity)));
}

function holds({ property, words }: Clause, entity: unknown): boolean {
  const value = valueAt(entity, property);
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
  return texts.some((text) => {
    const tokens = tokenized.has(property) ? tokensOf(text) : [text.toLowerCase()];
    return words.every((word) => tokens.some((candidate) => candidate.startsWith(word)));
  });
}

/** Words end at spaces and signs. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

/** What can be found of a text: its words, and the parts of those whose letters are small and capital. */
function tokensOf(text: string): string[] {
  return [...wordsOf(text), ...wordsOf(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2"))];
}
