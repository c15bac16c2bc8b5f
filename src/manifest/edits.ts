/** Puts `text` in the place of a piece of the text. Offsets are those of the text before any edit. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** `text` with all edits made, or `undefined` where two of them want the same place. */
export function applyEdits(text: string, edits: readonly Edit[]): string | undefined {
  let result = "";
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset || a.length - b.length)) {
    if (edit.offset < from) {
      return undefined;
    }
    result += text.slice(from, edit.offset) + edit.text;
    from = edit.offset + edit.length;
  }
  return result + text.slice(from);
}

/** Edits that can be made together, whatever order they were added in. */
export class EditSet {
  /** In order of their place, so that a clash is found without looking at all of them. */
  readonly #edits: Edit[] = [];

  get edits(): readonly Edit[] {
    return this.#edits;
  }

  /** Takes all of `edits` or, where one of them clashes with another or an earlier one, none. */
  add(edits: readonly Edit[]): boolean {
    const added: Edit[] = [];
    for (const edit of edits) {
      if (!this.#insert(edit)) {
        added.forEach(({ offset }) => this.#edits.splice(this.#indexFor(offset), 1));
        return false;
      }
      if (!isNothing(edit)) {
        added.push(edit);
      }
    }
    return true;
  }

  #insert(edit: Edit): boolean {
    if (isNothing(edit)) {
      return true;
    }
    const index = this.#indexFor(edit.offset);
    const neighbours = [this.#edits[index - 1], this.#edits[index]];
    if (neighbours.some((other) => other !== undefined && clash(edit, other))) {
      return false;
    }
    this.#edits.splice(index, 0, edit);
    return true;
  }

  /** Of the first edit that does not begin before `offset`. */
  #indexFor(offset: number): number {
    let low = 0;
    let high = this.#edits.length;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#edits[middle]?.offset ?? 0) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

const isNothing = ({ length, text }: Edit) => length === 0 && text === "";

/** Cuts may lie next to each other. What is put in must not, because its order would matter. */
function clash(a: Edit, b: Edit): boolean {
  const apart = a.offset + a.length < b.offset || b.offset + b.length < a.offset;
  const adjacent = a.offset + a.length === b.offset || b.offset + b.length === a.offset;
  return !apart && !(adjacent && a.text === "" && b.text === "");
}
