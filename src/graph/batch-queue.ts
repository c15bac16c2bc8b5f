import type { Gate } from "../base/gate.js";
import { untilAborted } from "../base/wait.js";
import type { BatchRequest, GraphWorld } from "./client.js";
import type { Trial } from "./patience.js";

/** A request on its way into a batch. */
export interface Item {
  readonly request: BatchRequest;
  /** Absent as long as it was not answered. */
  readonly trial: Trial | undefined;
  /** Not to be sent before this moment. */
  readonly from: number;
}

interface QueueParts {
  readonly world: GraphWorld;
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

/** @see https://learn.microsoft.com/graph/json-batching */
const mostInBatch = 20;

/** How many requests are looked at while those before them wait for a mailbox. */
const mostWaiting = 200;

/** What is still to be sent: first what has to go again, then what nobody has read yet. */
export class BatchQueue {
  readonly #parts: QueueParts;
  readonly #source: AsyncIterator<BatchRequest> | Iterator<BatchRequest>;
  readonly #unwatch: () => void;
  #waiting: Item[] = [];
  #underWay = 0;
  #hasEnded = false;
  #turn: Promise<unknown> = Promise.resolve();
  #wake: () => void = () => undefined;

  constructor(requests: Iterable<BatchRequest> | AsyncIterable<BatchRequest>, parts: QueueParts) {
    this.#parts = parts;
    this.#source =
      Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
    this.#unwatch = parts.gate.watch(() => {
      this.#wake();
    });
  }

  /** Those that may go now, as many as a batch takes. Waits where none may yet, and gives none when all is done. */
  take(): Promise<readonly Item[]> {
    const turn = this.#turn.then(() => this.#take());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Says that those which were taken are through, but for some that go again. */
  release(items: readonly Item[], again: readonly Item[]): void {
    this.#underWay -= items.length;
    this.#waiting.unshift(...again);
    items.forEach(this.#leave);
    this.#wake();
  }

  /** Ends the source, too. */
  close(): void {
    this.#unwatch();
    if (!this.#hasEnded) {
      this.#hasEnded = true;
      // A source that hangs is not waited for, and nobody wants to know how it ends.
      Promise.resolve()
        .then(() => this.#source.return?.())
        .catch(() => undefined);
    }
  }

  async #take(): Promise<readonly Item[]> {
    for (;;) {
      this.#parts.signal.throwIfAborted();
      const change = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await this.#readMore();
      const taken = this.#takeWaiting();
      if (taken.length > 0 || (this.#hasEnded && this.#waiting.length + this.#underWay === 0)) {
        this.#underWay += taken.length;
        return taken;
      }
      await this.#until(change);
    }
  }

  /** Reads until a batch is full. Takes no place at a mailbox, because the source may need one to go on. */
  async #readMore(): Promise<void> {
    const mayGo = this.#createJudge();
    let count = this.#waiting.filter(mayGo).length;
    while (!this.#hasEnded && count < mostInBatch && this.#waiting.length < mostWaiting) {
      const next = await untilAborted(Promise.resolve(this.#source.next()), this.#parts.signal);
      if (next.done === true) {
        this.#hasEnded = true;
      } else {
        const item = { request: next.value, trial: undefined, from: 0 };
        this.#waiting.push(item);
        count += mayGo(item) ? 1 : 0;
      }
    }
  }

  #takeWaiting(): Item[] {
    const now = this.#parts.world.now().getTime();
    const taken: Item[] = [];
    this.#waiting = this.#waiting.filter((item) => {
      const goes = taken.length < mostInBatch && item.from <= now && this.#enter(item);
      if (goes) {
        taken.push(item);
      }
      return !goes;
    });
    return taken;
  }

  /** Says of one item after the other whether it could go now, beside those before it. */
  #createJudge(): (item: Item) => boolean {
    const { gate, world } = this.#parts;
    const now = world.now().getTime();
    const going = new Map<string, number>();
    return ({ from, request: { mailbox } }) => {
      const key = mailbox?.toLowerCase() ?? "";
      const before = going.get(key) ?? 0;
      const mayGo = from <= now && (mailbox === undefined || before < gate.roomFor(key));
      going.set(key, before + (mayGo ? 1 : 0));
      return mayGo;
    };
  }

  /** Waits for a change, or for the moment when the first may go of those that wait for one. */
  async #until(change: Promise<void>): Promise<void> {
    const { world, signal } = this.#parts;
    const now = world.now().getTime();
    const moments = this.#waiting.map(({ from }) => from).filter((from) => from > now);
    const over = new AbortController();
    const waits = [change];
    if (moments.length > 0) {
      const moment = Math.min(...moments);
      waits.push(
        world.sleep(moment - now, over.signal).then(() => {
          this.#letGo(moment);
        }),
      );
    }
    try {
      await untilAborted(Promise.race(waits), signal);
    } finally {
      over.abort();
    }
  }

  /** Whoever has waited may go, whatever the clock says: it could have been set. */
  #letGo(moment: number): void {
    this.#waiting = this.#waiting.map((item) => (item.from <= moment ? { ...item, from: 0 } : item));
  }

  readonly #enter = ({ request: { mailbox } }: Item): boolean =>
    mailbox === undefined || this.#parts.gate.tryEnter(mailbox.toLowerCase());

  readonly #leave = ({ request: { mailbox } }: Item): void => {
    if (mailbox !== undefined) {
      this.#parts.gate.leave(mailbox.toLowerCase());
    }
  };
}
