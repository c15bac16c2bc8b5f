import { nameAt } from "./snippet-names.js";
import type { Token } from "./snippet-tokens.js";

/** JSON that says what the tokens of a snippet say. */
export interface SnippetJson {
  readonly text: string;
  /** Whether all its brackets were closed. */
  readonly closed: boolean;
  readonly mended: readonly string[];
}

/** Writes tokens as JSON, with commas where they belong, or `undefined` where they are not built like JSON. */
export function toJson(tokens: readonly Token[], ofMembers: boolean): SnippetJson | undefined {
  return new Writer(tokens).write(ofMembers);
}

class Writer {
  readonly #tokens: readonly Token[];
  readonly #parts: string[] = [];
  readonly #open: string[] = [];
  readonly #mended = new Set<string>();
  /** What stands directly before: the beginning of a list, an entry of it, or the name of a member. */
  #after: "open" | "entry" | "name" = "open";
  #commas = 0;
  /** How many values stand in the list around everything. */
  #entries = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  write(ofMembers: boolean): SnippetJson | undefined {
    this.#begin(ofMembers ? "{" : "[");
    for (let index = 0; index < this.#tokens.length;) {
      const next = this.#take(index);
      if (next === undefined) {
        return undefined;
      }
      index = next;
    }
    const closed = this.#open.length === 1 && this.#after !== "name";
    while (this.#open.length > 0) {
      this.#end();
    }
    if (!closed) {
      this.#mended.add("The brackets that are missing at the end were put in.");
    }
    const text = this.#parts.join("");
    return { text: this.#entries === 1 ? text.slice(1, -1) : text, closed, mended: [...this.#mended] };
  }

  /** Writes what begins at an index and gives the index after it. */
  #take(index: number): number | undefined {
    const token = this.#tokens[index];
    const name = nameAt(this.#tokens, index);
    if (!token || (name && this.#open.at(-1) === "}" && this.#after === "name")) {
      return undefined; // A member without a value.
    }
    token.notes.forEach((sentence) => this.#mended.add(sentence));
    if (name) {
      if (this.#open.at(-1) !== "}") {
        return undefined;
      }
      this.#separate();
      this.#parts.push(`${JSON.stringify(name.known ?? name.text)}:`);
      this.#after = "name";
      this.#noteSpelling(token, name.known);
      return name.next;
    }
    switch (token.type) {
      case "comma":
        this.#commas++;
        return this.#after === "name" ? undefined : index + 1;
      case "open":
        if (!this.#isPlaceForValue()) {
          return undefined;
        }
        this.#separate();
        this.#begin(token.text);
        return index + 1;
      case "close":
        if (this.#after === "name" || this.#open.length < 2 || this.#open.at(-1) !== token.text) {
          return undefined;
        }
        this.#end();
        return index + 1;
      case "string":
      case "word":
        if (!this.#isPlaceForValue()) {
          return undefined;
        }
        this.#separate();
        this.#parts.push(this.#literal(token));
        this.#after = "entry";
        return index + 1;
      case "separator":
      case "bullet":
        return undefined;
    }
  }

  #isPlaceForValue(): boolean {
    return this.#after === "name" || this.#open.at(-1) === "]";
  }

  #literal(token: Token): string {
    if (token.type === "word" && /^(?:true|false|null|-?(?:0|[1-9]\d{0,14}))$/.test(token.text)) {
      return token.text;
    }
    this.#noteSpelling(token, undefined);
    return JSON.stringify(token.text);
  }

  #noteSpelling({ type, text }: Token, known: string | undefined): void {
    if (type === "word") {
      this.#mended.add("Names and values without quotes were given them.");
    }
    if (known !== undefined && known !== text) {
      this.#mended.add("Names were read as a manifest spells them.");
    }
  }

  #begin(bracket: string): void {
    this.#parts.push(bracket);
    this.#open.push(bracket === "{" ? "}" : "]");
    this.#after = "open";
    this.#commas = 0;
  }

  #end(): void {
    if (this.#commas > 0) {
      this.#noteExtraComma();
    }
    this.#parts.push(this.#after === "name" ? "null" : "", this.#open.pop() ?? "");
    this.#after = "entry";
    this.#commas = 0;
  }

  /** Puts a comma between two entries, whatever stands there. */
  #separate(): void {
    if (this.#after === "name") {
      return;
    }
    if (this.#after === "entry") {
      this.#parts.push(",");
    }
    if (this.#open.length === 1 && this.#open[0] === "]") {
      this.#entries++;
    }
    if (this.#after === "entry" && this.#commas === 0) {
      this.#mended.add("The commas that are missing were put in.");
    }
    if (this.#commas > (this.#after === "entry" ? 1 : 0)) {
      this.#noteExtraComma();
    }
    this.#commas = 0;
  }

  #noteExtraComma(): void {
    this.#mended.add("The commas that are too many were left out.");
  }
}
