/** A piece of a text, in UTF-16 code units. jsonc-parser's nodes are spans too. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** A place as people count: both from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns. Lines end with LF, CRLF or CR, as in VS Code. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
      starts.push(index + end.length);
    }
    this.#starts = starts;
  }

  place(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#start(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - this.#start(low) + 1 };
  }

  #start(line: number): number {
    return this.#starts[line] ?? 0;
  }
}

/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineEnd(text, start - 1)) {
    start--;
  }
  return start;
}

/** Where the line that holds `offset` ends: before its line end, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineEnd(text, end)) {
    end++;
  }
  return end;
}

/** The offset after a line end at `offset`, which may be two characters long. */
export function skipLineEnd(text: string, offset: number): number {
  if (text[offset] === "\r" && text[offset + 1] === "\n") {
    return offset + 2;
  }
  return offset < text.length && isLineEnd(text, offset) ? offset + 1 : offset;
}

/** The line end that `text` uses first, or LF where it has a single line. */
export function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
}

function isLineEnd(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 0x0a || code === 0x0d;
}
