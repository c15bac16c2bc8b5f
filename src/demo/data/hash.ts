/** Scrambles 32 bits, so that near numbers become far ones. The same everywhere and always. */
function scramble(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A number of 32 bits that looks random and depends on nothing but its arguments. */
export function hash(first: number, second = 0, third = 0): number {
  return scramble(scramble(scramble(first + 0x9e3779b9) + second) + Math.imul(third, 0x85ebca77));
}

export function hashText(text: string): number {
  let bits = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    bits = Math.imul(bits ^ text.charCodeAt(index), 0x01000193);
  }
  return scramble(bits);
}

/** The item that a hash falls on. */
export function pick<const List extends readonly [unknown, ...unknown[]]>(
  list: List,
  number: number,
): List[number] {
  return list[number % list.length] ?? list[0];
}

/** Whether a hash falls among `share` of 100. */
export function falls(number: number, share: number): boolean {
  return number % 100 < share;
}
