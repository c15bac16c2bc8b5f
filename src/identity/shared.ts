/** One task for everybody who waits for it. It is stopped when the last of them gives up. */
export class Shared<Result> {
  readonly #stop = new AbortController();
  readonly #result: Promise<Result>;
  #waiting = 0;

  constructor(task: (signal: AbortSignal) => Promise<Result>) {
    this.#result = Promise.resolve().then(() => task(this.#stop.signal));
    this.#result.catch(() => undefined); // Whoever waits hears of it.
  }

  get isStopped(): boolean {
    return this.#stop.signal.aborted;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** The result, or as soon as `signal` is aborted its reason. */
  async wait(signal: AbortSignal | undefined): Promise<Result> {
    signal?.throwIfAborted();
    this.#waiting++;
    let giveUp: (() => void) | undefined;
    const givenUp = new Promise<never>((_resolve, reject) => {
      giveUp = () => {
        reject(signal?.reason as Error);
      };
      signal?.addEventListener("abort", giveUp, { once: true });
    });
    try {
      return await Promise.race([this.#result, givenUp]);
    } finally {
      if (giveUp) {
        signal?.removeEventListener("abort", giveUp);
      }
      this.#waiting--;
      if (this.#waiting === 0) {
        this.#stop.abort();
      }
    }
  }
}
