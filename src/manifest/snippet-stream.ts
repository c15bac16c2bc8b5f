import { findGuid, resemblesGuid } from "../base/guid.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { isProse, nameAt, type Name } from "./snippet-names.js";
import type { Token } from "./snippet-tokens.js";
import {
  endsInside,
  nameOfResource,
  nothingAsked,
  readGuidValue,
  readKindValue,
  refuse,
  type Asked,
  type Reading,
  type Refusal,
} from "./snippet-values.js";
import { quoted } from "./words.js";

/**
 * Reads a text whose brackets cannot be relied on, by the order of what stands in it: a resource, then the id and the
 * type of each of its permissions. Whatever else it holds must not be about permissions.
 */
export function readStream(tokens: readonly Token[], catalogue: Catalogue): Reading | Refusal {
  return new Stream(tokens, catalogue).read();
}

class Stream {
  readonly #tokens: readonly Token[];
  readonly #catalogue: Catalogue;
  readonly #asked: Asked[] = [];
  readonly #mended = new Set<string>();
  readonly #ignored = new Set<string>();
  #resource: string | undefined;
  /** How many permissions of the resource were read; `undefined` where what follows cannot be its own. */
  #count: number | undefined = 0;
  /** An id whose type has not come yet. */
  #id: string | undefined;
  #listed = false;

  constructor(tokens: readonly Token[], catalogue: Catalogue) {
    this.#tokens = tokens;
    this.#catalogue = catalogue;
  }

  read(): Reading | Refusal {
    for (let index = 0; index < this.#tokens.length;) {
      const next = this.#take(index);
      if (typeof next === "object") {
        return next;
      }
      index = next;
    }
    if (this.#id !== undefined) {
      return refuse(endsInside);
    }
    if (this.#resource !== undefined && this.#count === 0) {
      return refuse(
        `The text ends before the permissions of ${nameOfResource(this.#resource, this.#catalogue)}.`,
      );
    }
    if (this.#asked.length === 0) {
      return refuse(nothingAsked);
    }
    return { asked: this.#asked, mended: [...this.#mended], ignored: [...this.#ignored] };
  }

  /** Reads what begins at an index and gives the index after it. */
  #take(index: number): number | Refusal {
    const token = this.#tokens[index];
    token?.notes.forEach((sentence) => this.#mended.add(sentence));
    const name = nameAt(this.#tokens, index);
    if (name?.known && !isProse(this.#tokens, index)) {
      const next = this.#skipCall(name.next);
      return (
        this.#takeMember({ ...name, next }, this.#tokens[index + 1]?.type === "open") ??
        this.#after({ ...name, next })
      );
    }
    switch (token?.type) {
      case "open":
      case "close":
      case "bullet":
        return this.#takeBracket(token) ?? index + 1;
      case "string":
      case "word":
        return this.#takeOther(token, name) ?? (name ? name.next : index + 1);
      case "comma":
      case "separator":
      case undefined:
        return index + 1;
    }
  }

  /** What C# writes in front of a GUID. */
  #skipCall(index: number): number {
    let after = index;
    while (
      after < index + 2 &&
      /^(?:new|(?:system\.)?guid(?:\.parse)?)$/i.test(this.#tokens[after]?.text ?? "")
    ) {
      after++;
    }
    return after;
  }

  /** The values of these names are read with them; those of the others are lists. */
  #after({ known, next }: Name): number {
    return known === "id" || known === "type" || known === "resourceAppId" ? next + 1 : next;
  }

  #takeMember({ known, next }: Name, isBlock: boolean): Refusal | undefined {
    const token = this.#tokens[next];
    const isValue = (token?.type === "string" || token?.type === "word") && !nameAt(this.#tokens, next);
    const text = isValue ? token.text : "";
    switch (known) {
      case "resourceAppId":
        return this.#takeResource(text);
      case "id":
        return this.#takeId(text);
      case "type":
        return this.#takeType(text);
      case "resourceAccess":
        if (this.#id !== undefined || (this.#listed && !isBlock) || this.#resource === undefined) {
          return this.#resource === undefined
            ? refuse("A list of permissions stands in front of its resource.")
            : refuse("A list of permissions stands where it belongs to nothing.");
        }
        this.#listed = true;
        return undefined;
      case "requiredResourceAccess":
      case undefined:
        return this.#finishResource();
    }
  }

  #takeResource(text: string): Refusal | undefined {
    const refusal = this.#finishResource();
    if (refusal) {
      return refusal;
    }
    if (this.#asked.some(({ resourceAppId }) => resourceAppId === undefined)) {
      return refuse("Permissions stand in front of their resource.");
    }
    const guid = readGuidValue(text, "a resourceAppId", this.#mended);
    if (typeof guid === "object") {
      return guid;
    }
    this.#resource = guid;
    this.#count = 0;
    this.#listed = false;
    return undefined;
  }

  #finishResource(): Refusal | undefined {
    if (this.#id !== undefined) {
      return refuse(`${quoted(this.#id)} has no type behind it.`);
    }
    return this.#resource !== undefined && this.#count === 0
      ? refuse(`No permission of ${nameOfResource(this.#resource, this.#catalogue)} is listed.`)
      : undefined;
  }

  #takeId(text: string): Refusal | undefined {
    if (this.#id !== undefined) {
      return refuse(`${quoted(this.#id)} has no type behind it.`);
    }
    if (this.#count === undefined) {
      return refuse("A permission stands behind the end of the list of its resource.");
    }
    const guid = readGuidValue(text, this.#place(), this.#mended);
    if (typeof guid === "object") {
      return guid;
    }
    this.#id = guid;
    return undefined;
  }

  #takeType(text: string): Refusal | undefined {
    const id = this.#id;
    if (id === undefined) {
      return refuse(`The type ${quoted(text)} has no id in front of it.`);
    }
    const kind = readKindValue(text, this.#place(), this.#mended);
    if (typeof kind === "object") {
      return kind;
    }
    this.#asked.push({ resourceAppId: this.#resource, id, kind });
    this.#id = undefined;
    this.#count = (this.#count ?? 0) + 1;
    return undefined;
  }

  #takeBracket({ text }: Token): Refusal | undefined {
    if (this.#id !== undefined) {
      return refuse(`A bracket stands between ${quoted(this.#id)} and its type.`);
    }
    const isEnd = text === "]" || (text === "}" && this.#count === 0);
    if (isEnd && this.#resource !== undefined) {
      const refusal = this.#finishResource();
      this.#count = undefined;
      return refusal;
    }
    return undefined;
  }

  #takeOther({ type, text }: Token, name: Name | undefined): Refusal | undefined {
    if (findGuid(text) !== undefined || resemblesGuid(text)) {
      return refuse(`It is not clear what ${quoted(text)} is.`);
    }
    if (/^(?:Role|Scope)$/.test(text)) {
      return refuse(`${quoted(text)} belongs to no permission.`);
    }
    if (this.#id !== undefined) {
      return refuse(`${quoted(text)} stands between ${quoted(this.#id)} and its type.`);
    }
    if (name && type === "string") {
      this.#ignored.add(text);
    }
    return undefined;
  }

  #place(): string {
    return `permission ${String((this.#count ?? 0) + 1)} of ${nameOfResource(this.#resource, this.#catalogue)}`;
  }
}
