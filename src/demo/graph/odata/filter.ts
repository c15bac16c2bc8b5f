import { unsupportedQuery } from "../refusal.js";

export type Comparison = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type TextFunction = "startswith" | "endswith" | "contains";
export type Literal = string | number | boolean | null;

/** What a `$filter` says. Paths are properties with slashes between them. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly inner: Filter }
  | {
      readonly kind: "compare";
      readonly path: string;
      readonly operator: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: "text"; readonly path: string; readonly name: TextFunction; readonly value: string }
  | { readonly kind: "any"; readonly path: string; readonly variable: string; readonly inner: Filter };

const token =
  /\s*(?:('(?:[^']|'')*')|([(),:])|([A-Za-z_$][\w$]*(?:\/[A-Za-z_$][\w$]*)*)|(-?[0-9][0-9A-Za-z:.+-]*))/y;

/** Reads the part of OData's filters that Microsoft Graph offers. Throws a `Refusal` where it is something else. */
export function parseFilter(text: string): Filter {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text)?.[0].trim();
    if (found === undefined) {
      throw invalid();
    }
    tokens.push(found);
  }
  const reader = new Reader(tokens);
  const filter = reader.readOr();
  reader.expectEnd();
  return filter;
}

/** No deeper than a person writes. */
const mostDepth = 50;

class Reader {
  readonly #tokens: readonly string[];
  #place = 0;
  #depth = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  readOr(): Filter {
    if (++this.#depth > mostDepth) {
      throw invalid();
    }
    let left = this.#readAnd();
    while (this.#take("or")) {
      left = { kind: "or", left, right: this.#readAnd() };
    }
    this.#depth--;
    return left;
  }

  expectEnd(): void {
    if (this.#place < this.#tokens.length) {
      throw invalid();
    }
  }

  #readAnd(): Filter {
    let left = this.#readNot();
    while (this.#take("and")) {
      left = { kind: "and", left, right: this.#readNot() };
    }
    return left;
  }

  #readNot(): Filter {
    if (this.#take("not")) {
      if (++this.#depth > mostDepth) {
        throw invalid();
      }
      const inner = this.#readNot();
      this.#depth--;
      return { kind: "not", inner };
    }
    if (this.#take("(")) {
      const inner = this.readOr();
      this.#expect(")");
      return inner;
    }
    return this.#readTest();
  }

  #readTest(): Filter {
    const path = this.#readName();
    const name = path.toLowerCase();
    if (name === "startswith" || name === "endswith" || name === "contains") {
      this.#expect("(");
      const subject = this.#readName();
      this.#expect(",");
      const value = this.#readLiteral();
      this.#expect(")");
      if (typeof value !== "string") {
        throw invalid();
      }
      return { kind: "text", path: subject, name, value };
    }
    if (/\/any$/i.test(path)) {
      this.#expect("(");
      const variable = this.#readName();
      this.#expect(":");
      const inner = this.readOr();
      this.#expect(")");
      return { kind: "any", path: path.slice(0, -4), variable, inner };
    }
    return this.#readComparison(path);
  }

  #readComparison(path: string): Filter {
    const operator = this.#next().toLowerCase();
    switch (operator) {
      case "eq":
      case "ne":
      case "gt":
      case "ge":
      case "lt":
      case "le":
        return { kind: "compare", path, operator, value: this.#readLiteral() };
      case "in": {
        this.#expect("(");
        let filter: Filter = { kind: "compare", path, operator: "eq", value: this.#readLiteral() };
        while (this.#take(",")) {
          const right: Filter = { kind: "compare", path, operator: "eq", value: this.#readLiteral() };
          filter = { kind: "or", left: filter, right };
        }
        this.#expect(")");
        return filter;
      }
      default:
        throw invalid();
    }
  }

  #readName(): string {
    const text = this.#next();
    if (!/^[A-Za-z_$]/.test(text)) {
      throw invalid();
    }
    return text;
  }

  /** Instants and GUIDs stand without quotes, and are texts all the same. */
  #readLiteral(): Literal {
    const text = this.#next();
    if (text.startsWith("'")) {
      return text.slice(1, -1).replaceAll("''", "'");
    }
    switch (text) {
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
      default:
        if (/^[(),:]$/.test(text)) {
          throw invalid();
        }
        return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    }
  }

  #next(): string {
    const text = this.#tokens[this.#place++];
    if (text === undefined) {
      throw invalid();
    }
    return text;
  }

  #take(word: string): boolean {
    const isNext = this.#tokens[this.#place]?.toLowerCase() === word;
    this.#place += isNext ? 1 : 0;
    return isNext;
  }

  #expect(word: string): void {
    if (!this.#take(word)) {
      throw invalid();
    }
  }
}

const invalid = () => unsupportedQuery("Invalid filter clause.");
