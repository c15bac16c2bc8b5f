import type { ListedApplication } from "../../graph/applications.js";
import type { FoundPage } from "../../tenant/find-applications.js";

/** How many pages are read at once for somebody who asks for more, as long as nothing on them matches. */
const mostEmpty = 3;

/** Applications as far as somebody asked for them, page by page. Reading again after a failure goes on where it was. */
export class Listing {
  readonly #start: (signal: AbortSignal) => AsyncIterable<FoundPage>;
  readonly #stop = new AbortController();
  readonly #found = new Map<string, ListedApplication>();
  #pages: AsyncIterator<FoundPage> | undefined;
  #running: Promise<void> | undefined;
  #looked = 0;
  #total: number | undefined;
  #isWhole = false;
  #hasBegun = false;

  constructor(start: (signal: AbortSignal) => AsyncIterable<FoundPage>) {
    this.#start = start;
  }

  /** Each once, also where the tenant changed between two pages. */
  get applications(): readonly ListedApplication[] {
    return [...this.#found.values()];
  }

  find(id: string): ListedApplication | undefined {
    return this.#found.get(id);
  }

  /** How many were read for it, and how many there are in the tenant. */
  get looked(): number {
    return this.#looked;
  }

  get total(): number | undefined {
    return this.#total;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Whether anything of it was read. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** Reads on until there is something new. Whoever asks while it reads waits for the same. */
  more(): Promise<void> {
    this.#running ??= this.#read().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** What is under way comes to nothing. */
  stop(): void {
    this.#stop.abort();
  }

  async #read(): Promise<void> {
    this.#pages ??= this.#start(this.#stop.signal)[Symbol.asyncIterator]();
    try {
      for (let empty = 0; empty < mostEmpty && !this.#isWhole;) {
        const { value, done } = (await this.#pages.next()) as IteratorResult<FoundPage, undefined>;
        if (done) {
          this.#isWhole = true;
        } else if (!this.#hasBegun || value.looked > this.#looked) {
          empty = this.#take(value) ? mostEmpty : empty + 1;
        }
        this.#hasBegun = true;
      }
    } catch (error) {
      // What broke off gives nothing any more: the next one begins anew, and passes over what was read.
      this.#pages = undefined;
      throw error;
    }
  }

  #take({ applications, looked, total, isLast }: FoundPage): boolean {
    const before = this.#found.size;
    for (const application of applications) {
      this.#found.set(application.id, application);
    }
    this.#looked = looked;
    this.#total = total ?? this.#total;
    this.#isWhole = isLast;
    return this.#found.size > before;
  }
}
