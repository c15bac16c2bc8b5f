import { snippetNameOf } from "./snippet-names.js";

/** A piece of a text that is more or less JSON. */
export interface Token {
  readonly type: "open" | "close" | "separator" | "comma" | "string" | "word" | "bullet";
  /** Of a string, its value. */
  readonly text: string;
  /** Whether nothing stands in front of it on its line but a line number or the mark of a quotation. */
  readonly startsLine: boolean;
  /** What was mended where it stands. */
  readonly notes: readonly string[];
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly string[];
  /** Whether a quote has no counterpart on its line, so that nobody can tell what stands inside of quotes; the last one is "open". */
  readonly quotes: "paired" | "open" | "mismatched";
  readonly mended: readonly string[];
}

const space = /[\s`]+/y;
const quotation = /[>|+*•▪·]+(?=\s)/y;
const lineNumber = /\d{1,5}(?:[.:)|]|[ \t]*\|)?(?=[\s"'{}[\]]|$)/y;
const separator = /(?:[:=]+>?)/y;
const placeholder = /<[^<>"\n]{1,80}>/y;
const word = /[^\s"'`{}[\](),;:=]+/y;
const hereString = /@["'](?=[ \t]*\n)/y;
const endOfHereString = /["']@/y;
/** A quote around a whole text of JSON, as shells have it: what follows is a bracket and then a name. */
const wrapper = /["'][\s>|]{0,40}@?(?:[[{][\s>|]{0,40}){1,4}(?:["']|[a-z_]+\s{0,40}[:=])/iy;

/** Takes a text to pieces, in one pass. Takes JSON, JSON5, YAML, PowerShell and HCL, and whatever stands between. */
export function tokenize(text: string): Tokens {
  return new Tokenizer(text).read();
}

class Tokenizer {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #comments: string[] = [];
  readonly #mended = new Set<string>();
  /** Of each parenthesis that is open, whether it is PowerShell's `@(`, which opens a list. */
  readonly #parentheses: boolean[] = [];
  #at = 0;
  #startsLine = true;
  #notes: string[] = [];
  #depth = 0;
  #wrapped: { readonly quote: string; readonly depth: number } | undefined;
  #quotes: Tokens["quotes"] = "paired";
  #unclosed = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  read(): Tokens {
    while (this.#at < this.#text.length) {
      this.#step();
    }
    return {
      tokens: this.#tokens,
      comments: this.#comments,
      quotes: this.#quotes,
      mended: [...this.#mended],
    };
  }

  #step(): void {
    const blank = this.#match(space);
    if (blank !== undefined) {
      if (blank.includes("\n")) {
        this.#startsLine = true;
        this.#notes = [];
      }
    } else if (!(this.#startsLine && this.#skipMargin()) && !this.#skipComment() && !this.#skipHereString()) {
      this.#readToken();
    }
  }

  #readToken(): void {
    const char = this.#text[this.#at] ?? "";
    switch (char) {
      case '"':
      case "'":
        this.#readQuote(char);
        return;
      case "{":
      case "[":
        this.#depth++;
        this.#add("open", char);
        return;
      case "}":
      case "]":
        this.#depth--;
        this.#add("close", char);
        return;
      case "(":
        this.#parentheses.push(this.#text[this.#at - 1] === "@");
        this.#add(this.#parentheses.at(-1) === true ? "open" : undefined, "[");
        return;
      case ")":
        this.#add(this.#parentheses.pop() === true ? "close" : undefined, "]");
        return;
      case ",":
      case ";":
        this.#add("comma", char);
        return;
      case ":":
      case "=":
        this.#add("separator", this.#match(separator) ?? char, 0);
        return;
      default:
        this.#readWord();
    }
  }

  #readWord(): void {
    const text = this.#match(placeholder) ?? this.#match(word);
    if (text === undefined) {
      this.#at++;
    } else if (/^(?:\.{2,}|…)$/.test(text)) {
      this.#mended.add("The dots were read as what is there already.");
    } else if (text === "-" && this.#startsLine) {
      this.#add("bullet", text, 0);
    } else if (text !== "@") {
      this.#add("word", text, 0);
    }
  }

  #readQuote(quote: string): void {
    if (this.#wrapped?.quote === quote && this.#wrapped.depth === this.#depth) {
      this.#wrapped = undefined;
      this.#at++;
    } else if (quote === "'" && /[\p{L}\p{N}]/u.test(this.#text[this.#at - 1] ?? "")) {
      this.#at++;
      this.#noteApostrophe();
    } else if (this.#wrapped === undefined && this.#matches(wrapper)) {
      this.#wrapped = { quote, depth: this.#depth };
      this.#at++;
    } else {
      this.#readString(quote);
    }
  }

  /** What follows a letter is an apostrophe, unless it ends a name or a value whose first quote is missing. */
  #noteApostrophe(): void {
    const before = this.#tokens.at(-1)?.text ?? "";
    const isEnd =
      /\d$/.test(before) || /^(?:Role|Scope)$/.test(before) || snippetNameOf(before) !== undefined;
    if (isEnd && !/\p{L}/u.test(this.#text[this.#at] ?? "")) {
      this.#quotes = "mismatched";
    }
  }

  #readString(quote: string): void {
    const start = this.#at + 1;
    let end = start;
    for (; end < this.#text.length; end++) {
      const char = this.#text[end];
      if (char === quote || char === "\n" || (quote === "'" && char === '"')) {
        break;
      }
      end += char === "\\" ? 1 : 0;
    }
    const closed = this.#text[end] === quote;
    if (!closed && quote === "'" && this.#tokens.at(-1)?.type !== "separator") {
      this.#at++; // Prose has them alone.
      return;
    }
    const raw = this.#text.slice(start, end);
    if (!closed && end >= this.#text.trimEnd().length && this.#quotes === "paired") {
      this.#quotes = "open";
    } else if (!closed || (quote === '"' && /[:,{}[\]]/.test(raw) && !/[\p{L}\p{N}]/u.test(raw))) {
      this.#quotes = "mismatched"; // What should stand between strings stands in one.
    }
    if (quote === "'") {
      this.#notes.push("Single quotes were read as double ones.");
    }
    this.#add("string", unescape(raw), 0);
    this.#at = closed ? end + 1 : end;
  }

  /** PowerShell's quotes around whole lines. */
  #skipHereString(): boolean {
    return (
      (this.#match(hereString) ?? (this.#startsLine ? this.#match(endOfHereString) : undefined)) !== undefined
    );
  }

  /** Line numbers, and what marks a quotation or a list in front of a line. */
  #skipMargin(): boolean {
    if (this.#match(quotation) !== undefined) {
      return true;
    }
    if (this.#match(lineNumber) === undefined) {
      return false;
    }
    this.#notes.push("Line numbers were left out.");
    return true;
  }

  #skipComment(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 4);
    const isUrl = this.#text[this.#at - 1] === ":";
    if ((rest.startsWith("//") && !isUrl) || /^#(?:\s|$)/.test(rest)) {
      const end = this.#text.indexOf("\n", this.#at);
      this.#takeComment(end < 0 ? this.#text.length : end);
      return true;
    }
    const close = rest.startsWith("/*")
      ? "*/"
      : rest.startsWith("<!--")
        ? "-->"
        : rest.startsWith("<#")
          ? "#>"
          : undefined;
    if (close === undefined || this.#unclosed.has(close)) {
      return false;
    }
    const end = this.#text.indexOf(close, this.#at + 2);
    if (end < 0) {
      this.#unclosed.add(close); // Looked for once, or a text full of them would take for ever.
      return false;
    }
    this.#takeComment(end + close.length);
    return true;
  }

  #takeComment(end: number): void {
    this.#comments.push(this.#text.slice(this.#at, end));
    this.#at = end;
  }

  #add(type: Token["type"] | undefined, text: string, length = 1): void {
    if (type !== undefined) {
      this.#tokens.push({ type, text, startsLine: this.#startsLine, notes: this.#notes });
      this.#notes = [];
    }
    this.#startsLine = false;
    this.#at += length;
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #match(pattern: RegExp): string | undefined {
    if (!this.#matches(pattern)) {
      return undefined;
    }
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(start, this.#at);
  }
}

function unescape(raw: string): string {
  if (!raw.includes("\\")) {
    return raw;
  }
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw;
  }
}
