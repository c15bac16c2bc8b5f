import { distance as editDistance } from "fastest-levenshtein";

/** An edit is one character added, dropped or replaced. */
const mostEdits = 4;

/** Of five pieces, four edits leave at least one untouched. */
const pieceStarts = [0, 7, 14, 21, 28];
const pieceLength = 7;

/**
 * Finds GUIDs that are a few edits away from a text. GUIDs are random, so two that are this near to
 * each other are the same one, once mistyped.
 *
 * Looks only at those that share a piece with the text, so that a file with thousands of unknown
 * GUIDs costs no more than a look-up for each.
 */
export class GuidIndex<Item> {
  readonly #guidOf: (item: Item) => string;
  /** For each place where a piece begins, the items that have it there. */
  readonly #byPiece = pieceStarts.map(() => new Map<string, Item[]>());

  constructor(items: readonly Item[], guidOf: (item: Item) => string) {
    this.#guidOf = guidOf;
    for (const item of items) {
      const guid = guidOf(item);
      this.#byPiece.forEach((groups, index) => {
        const start = pieceStarts[index] ?? 0;
        const piece = guid.slice(start, start + pieceLength);
        const group = groups.get(piece);
        if (group) {
          group.push(item);
        } else {
          groups.set(piece, [item]);
        }
      });
    }
  }

  /** The items that are at most `most` edits away, nearest first. No more than four edits are looked for. */
  listNearest(text: string, most: number): Item[] {
    const wanted = text.toLowerCase();
    return wanted.length > 36 + mostEdits
      ? []
      : byDistance(this.#candidates(wanted), this.#guidOf, wanted, Math.min(most, mostEdits));
  }

  #candidates(wanted: string): Set<Item> {
    const found = new Set<Item>();
    this.#byPiece.forEach((groups, index) => {
      const start = pieceStarts[index] ?? 0;
      for (let from = Math.max(0, start - mostEdits); from <= start + mostEdits; from++) {
        groups.get(wanted.slice(from, from + pieceLength))?.forEach((item) => found.add(item));
      }
    });
    return found;
  }
}

/** The names nearest to `name`, nearest first: at most a third of its characters may differ. */
export function nearestNames<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  name: string,
  most = Math.max(1, Math.floor(name.length / 3)),
): Item[] {
  return byDistance(items, (item) => nameOf(item).toLowerCase(), name.toLowerCase(), most);
}

function byDistance<Item>(
  items: Iterable<Item>,
  textOf: (item: Item) => string,
  wanted: string,
  most: number,
): Item[] {
  const found: { item: Item; distance: number }[] = [];
  for (const item of items) {
    const text = textOf(item);
    const distance = Math.abs(text.length - wanted.length) > most ? Infinity : editDistance(text, wanted);
    if (distance <= most) {
      found.push({ item, distance });
    }
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ item }) => item);
}
