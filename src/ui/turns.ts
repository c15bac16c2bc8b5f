/** Tells the tasks about one thing apart, so that one that began earlier and ends later does no harm. */
export class Turns {
  readonly #latest = new Map<string, object>();

  /** Begins a turn. What it returns says, at any later time, whether no other one has begun for this key. */
  begin(key: string): () => boolean {
    const turn = {};
    this.#latest.set(key, turn);
    return () => this.#latest.get(key) === turn;
  }

  /** Ends the turn of a key, or of all, so that whatever is under way comes too late. */
  end(key?: string): void {
    if (key === undefined) {
      this.#latest.clear();
    } else {
      this.#latest.delete(key);
    }
  }
}
