import type { SpokenWindow } from "../../ui/preview/protocol.js";

/** Which stretches of time were read, or are being read. */
export class Coverage {
  #stretches: { start: number; end: number }[] = [];

  clear(): void {
    this.#stretches = [];
  }

  add(window: SpokenWindow): void {
    const joined = { start: Date.parse(window.start), end: Date.parse(window.end) };
    const apart = this.#stretches.filter(({ start, end }) => end < joined.start || start > joined.end);
    for (const { start, end } of this.#stretches) {
      if (end >= joined.start && start <= joined.end) {
        joined.start = Math.min(joined.start, start);
        joined.end = Math.max(joined.end, end);
      }
    }
    this.#stretches = [...apart, joined];
  }

  covers(start: number, end: number): boolean {
    return this.#stretches.some((each) => each.start <= start && end <= each.end);
  }
}
