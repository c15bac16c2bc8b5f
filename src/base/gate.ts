/** Lets no more than so many of one key be inside at a time. The others wait their turn. */
export class Gate {
  readonly #most: number;
  readonly #inside = new Map<string, number>();
  readonly #queues = new Map<string, (() => void)[]>();
  readonly #watchers = new Set<() => void>();

  constructor(most: number) {
    this.#most = most;
  }

  async run<Result>(key: string, task: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    await this.#enter(key, signal);
    try {
      return await task();
    } finally {
      this.leave(key);
    }
  }

  /** How many could enter now. */
  roomFor(key: string): number {
    return this.#most - (this.#inside.get(key) ?? 0);
  }

  /** Enters if there is room. Whoever entered has to leave. */
  tryEnter(key: string): boolean {
    const hasRoom = this.roomFor(key) > 0;
    if (hasRoom) {
      this.#inside.set(key, (this.#inside.get(key) ?? 0) + 1);
    }
    return hasRoom;
  }

  /** Whoever has waited longest takes over the place. */
  leave(key: string): void {
    const next = this.#queues.get(key)?.shift();
    if (next) {
      next();
      return;
    }
    const inside = (this.#inside.get(key) ?? 1) - 1;
    if (inside > 0) {
      this.#inside.set(key, inside);
    } else {
      this.#inside.delete(key);
      this.#queues.delete(key);
    }
    for (const watcher of this.#watchers) {
      watcher();
    }
  }

  /** Tells whenever there is room that nobody waited for, until the function is called that this gives. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  #enter(key: string, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (this.tryEnter(key)) {
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(key) ?? [];
      this.#queues.set(key, queue);
      const enter = () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      };
      const giveUp = () => {
        queue.splice(queue.indexOf(enter), 1);
        reject(signal?.reason as Error);
      };
      queue.push(enter);
      signal?.addEventListener("abort", giveUp, { once: true });
    });
  }
}
