/** Items that are worked out from their number when somebody asks. */
export interface Base<Item> {
  readonly size: number;
  /** `undefined` where there is a gap. */
  at(index: number): Item | undefined;
  indexOf(id: string): number | undefined;
}

/** Where an item stands. Positions only grow, and stay what they are when something is added or removed. */
export type Positioned<Item> = readonly [position: number, item: Item];

/** Items that were there from the start, with what was written since then on top. Only the latter is held. */
export class Collection<Item extends { readonly id: string }> {
  /** Grows with everything that is written. */
  version = 0;
  readonly #base: Base<Item>;
  readonly #changed = new Map<string, Item | undefined>();
  readonly #added: (string | undefined)[] = [];

  constructor(base: Base<Item>) {
    this.#base = base;
  }

  find(id: string): Item | undefined {
    const key = id.toLowerCase();
    if (this.#changed.has(key)) {
      return this.#changed.get(key);
    }
    const index = this.#base.indexOf(key);
    return index !== undefined && index < this.#base.size ? this.#base.at(index) : undefined;
  }

  /** Adds an item, or takes the place of the one with its id. */
  put(item: Item): void {
    this.version++;
    if (!this.find(item.id)) {
      this.#added.push(item.id);
    }
    this.#changed.set(item.id, item);
  }

  remove(id: string): void {
    this.version++;
    const added = this.#added.indexOf(id);
    if (added >= 0) {
      this.#added[added] = undefined;
    }
    this.#changed.set(id, undefined);
  }

  *scan(from = 0): Generator<Positioned<Item>> {
    const { size } = this.#base;
    for (let index = from; index < size; index++) {
      const item = this.#base.at(index);
      const current = item && this.#changed.has(item.id) ? this.#changed.get(item.id) : item;
      if (current) {
        yield [index, current];
      }
    }
    for (let place = Math.max(0, from - size); place < this.#added.length; place++) {
      const id = this.#added[place];
      const item = id === undefined ? undefined : this.#changed.get(id);
      if (item) {
        yield [size + place, item];
      }
    }
  }
}
