import { hash, hashText } from "./hash.js";

/**
 * GUIDs that are made from a number and tell it again, so that 100,000 objects can be found by their id without a
 * table of them. Those of one seed and kind are all different.
 */
export class Guids {
  readonly #salt: number;

  constructor(seed: number, kind: string) {
    this.#salt = hash(seed, hashText(kind));
  }

  at(index: number): string {
    const [first, second, third] = this.#words(index);
    return format([first, second, third, (index ^ hash(this.#salt, first)) >>> 0]);
  }

  /** The number that `guid` was made from, or `undefined` where it is not one of these. */
  indexOf(guid: string): number | undefined {
    const words = parse(guid);
    if (!words) {
      return undefined;
    }
    const index = (words[3] ^ hash(this.#salt, words[0])) >>> 0;
    return this.at(index) === guid.toLowerCase() ? index : undefined;
  }

  #words(index: number): [number, number, number] {
    const word = (number: number) => hash(this.#salt, index, number);
    // Version 4, variant 1, as all that Entra gives.
    return [word(1), ((word(2) & 0xffff0fff) | 0x4000) >>> 0, ((word(3) & 0x3fffffff) | 0x80000000) >>> 0];
  }
}

function format(words: readonly [number, number, number, number]): string {
  const [first, second, third, fourth] = words.map(hex) as [string, string, string, string];
  return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${fourth}`;
}

const hex = (word: number) => word.toString(16).padStart(8, "0");

function parse(guid: string): [number, number, number, number] | undefined {
  const digits = guid.replaceAll("-", "");
  if (guid.length !== 36 || !/^[0-9a-f]{32}$/i.test(digits)) {
    return undefined;
  }
  const word = (number: number) => parseInt(digits.slice(8 * number, 8 * number + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}

/** The 16 bytes of a GUID, in the order that Entra's ids of grants have them. */
export function guidBytes(guid: string): Buffer {
  const bytes = Buffer.from(guid.replaceAll("-", ""), "hex");
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
