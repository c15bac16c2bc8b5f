import type { Stretch } from "../../base/stretches.js";
import type { SentRequest } from "../../calendar/source.js";
import type { SpokenWindow, ToPage } from "./protocol.js";

/** How many requests are kept to be copied. */
const mostSent = 500;

export type Progress = "going on" | "complete" | "cancelled" | "overtaken";

/** One reading of a window. Once it is over, nothing is told of it. */
export class Reading {
  readonly number: number;
  readonly window: SpokenWindow;
  readonly stretch: Stretch;
  readonly #tell: (message: ToPage) => void;
  readonly #now: () => number;
  readonly #started: number;
  readonly #stop = new AbortController();
  readonly #sent: SentRequest[] = [];
  #requests = 0;
  #progress: Progress = "going on";

  constructor(
    number: number,
    window: SpokenWindow,
    { tell, now }: { readonly tell: (message: ToPage) => void; readonly now: () => number },
  ) {
    this.number = number;
    this.window = window;
    this.stretch = { start: Date.parse(window.start), end: Date.parse(window.end) };
    this.#tell = tell;
    this.#now = now;
    this.#started = now();
  }

  get progress(): Progress {
    return this.#progress;
  }

  get isOver(): boolean {
    return this.#progress !== "going on";
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** In order, as many as are kept. */
  get sent(): readonly SentRequest[] {
    return this.#sent;
  }

  get requests(): number {
    return this.#requests;
  }

  /** Notes a request, also one that was sent afterwards for something that was read. */
  readonly note = (request: SentRequest): void => {
    this.#requests++;
    if (this.#sent.length < mostSent) {
      this.#sent.push(request);
    }
  };

  tell(message: ToPage): void {
    if (!this.isOver) {
      this.#tell(message);
    }
  }

  finish(progress: "complete" | "cancelled"): void {
    this.tell({
      type: "read",
      reading: this.number,
      cancelled: progress === "cancelled",
      requests: this.#requests,
      milliseconds: Math.max(0, Math.round(this.#now() - this.#started)),
    });
    this.#end(progress);
  }

  overtake(): void {
    this.#end("overtaken");
  }

  #end(progress: Progress): void {
    if (!this.isOver) {
      this.#progress = progress;
      this.#stop.abort();
    }
  }
}
