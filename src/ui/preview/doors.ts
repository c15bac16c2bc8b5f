import type { PreviewDoor } from "./preview-reader.js";
import type { Via } from "./protocol.js";

/** The doors of a reader, each opened once and closed at the end. */
export class Doors {
  readonly #openDoor: (via: Via) => Promise<PreviewDoor>;
  readonly #doors = new Map<Via, Promise<PreviewDoor>>();
  readonly #failed = new Set<Via>();

  constructor(openDoor: (via: Via) => Promise<PreviewDoor>) {
    this.#openDoor = openDoor;
  }

  /** One that did not open stays shut until it is retried, so that nobody is asked for each mailbox. */
  open(via: Via): Promise<PreviewDoor> {
    const known = this.#doors.get(via);
    if (known) {
      return known;
    }
    const opening = this.#openDoor(via);
    this.#doors.set(via, opening);
    opening.catch(() => {
      this.#failed.add(via);
    });
    return opening;
  }

  retry(): void {
    for (const via of this.#failed) {
      this.#doors.delete(via);
    }
    this.#failed.clear();
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#doors.values());
    this.#doors.clear();
    for (const each of opened) {
      await (each.status === "fulfilled" ? each.value.close?.() : undefined);
    }
  }
}
