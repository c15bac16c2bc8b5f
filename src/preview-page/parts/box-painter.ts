import type { Calendar } from "@event-calendar/core";
import { afterFrame } from "./after-frame.js";
import type { BoxInput, Extra } from "./box-input.js";

/** So many stand in the first frame, in which most of a small calendar has room. */
const first = 24;
/** How long the component should be busy with the boxes that it is given at once, in milliseconds. */
const aim = 25;
const least = 8;
const most = 64;

/**
 * Gives boxes to the component: what has changed, and only so many at once that the page answers in between. A hundred
 * boxes take it about a twentieth of a second, and several times that on a busy machine.
 */
export class BoxPainter {
  readonly #calendar: Calendar;
  readonly #given = new Map<string, BoxInput>();
  readonly #painted: (isAll: boolean) => void;
  #left: BoxInput[] = [];
  #atOnce = first;
  #isAppended = true;
  #gap = 1;
  #callOff: () => void = () => undefined;

  /** `painted` is called whenever boxes stand that were not there before, and told whether these are all. */
  constructor(calendar: Calendar, painted: (isAll: boolean) => void) {
    this.#calendar = calendar;
    this.#painted = painted;
  }

  extraOf(id: string): Extra | undefined {
    return this.#given.get(id)?.extra;
  }

  /** Before another view or other days are shown: what stood in the old ones is nothing to lay out in the new ones. */
  clear(): void {
    this.stop();
    this.#given.clear();
    this.#calendar.setOption("events", []);
  }

  stop(): void {
    this.#callOff();
    this.#left = [];
  }

  show(boxes: readonly BoxInput[]): void {
    this.stop();
    const wanted = new Map(boxes.map((box) => [box.id, box]));
    const gone = [...this.#given.values()].filter(({ id, sign }) => wanted.get(id)?.sign !== sign);
    if (gone.length > 0 && gone.length === this.#given.size) {
      this.clear();
    }
    for (const { id } of gone) {
      if (this.#given.delete(id)) {
        this.#calendar.removeEventById(id);
      }
    }
    this.#left = boxes.filter((box) => {
      if (!this.#given.has(box.id)) {
        return true;
      }
      // It looks the same, but what opens from it may not be.
      this.#given.set(box.id, box);
      return false;
    });
    this.#isAppended = this.#given.size === 0;
    if (gone.length === 0 && this.#left.length === 0) {
      this.#painted(true);
      return;
    }
    // What was set just now is taken in after this task's own work.
    queueMicrotask(() => {
      this.#giveSome(Math.min(first, this.#atOnce));
    });
  }

  #giveSome(count: number): void {
    const started = performance.now();
    const some = this.#left.splice(0, count);
    const isAppended = this.#isAppended;
    for (const box of some) {
      this.#given.set(box.id, box);
      this.#calendar.addEvent(box.input);
    }
    queueMicrotask(() => {
      const taken = Math.max(1, performance.now() - started);
      if (some.length === count) {
        this.#atOnce = Math.round(Math.min(most, Math.max(least, (some.length * aim) / taken)));
      }
      if (!isAppended) {
        this.#placeAgain();
      }
      this.#painted(this.#left.length === 0);
      if (this.#left.length > 0) {
        this.#callOff = afterFrame(() => {
          this.#giveSome(this.#atOnce);
        });
      }
    });
  }

  /**
   * Where boxes were put between others, the component has looked too early at how they stand below each other. It looks
   * again when the gap between them changes, if only by what nobody sees.
   */
  #placeAgain(): void {
    this.#gap = this.#gap === 1 ? 1.001 : 1;
    this.#calendar.setOption("eventGap", this.#gap);
  }
}
