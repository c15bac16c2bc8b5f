import { Stretches } from "../../base/stretches.js";
import type { SpokenWindow } from "../../ui/preview/protocol.js";

/** Which stretches of time were read, or are being read. */
export class Coverage {
  readonly #stretches = new Stretches();

  clear(): void {
    this.#stretches.clear();
  }

  add(window: SpokenWindow): void {
    this.#stretches.add({ start: Date.parse(window.start), end: Date.parse(window.end) });
  }

  covers(start: number, end: number): boolean {
    return this.#stretches.covers(start, end);
  }
}
