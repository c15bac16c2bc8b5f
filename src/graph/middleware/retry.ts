import type { Context } from "@microsoft/microsoft-graph-client";
import type { Call } from "../call.js";
import type { GraphWorld } from "../client.js";
import { GraphError } from "../errors.js";
import { firstTrial, isPassing, waitAfter } from "../patience.js";
import { Link } from "./link.js";

/** Sends again, after a pause, what may go well the next time. */
export class Retry extends Link {
  readonly #world: GraphWorld;

  constructor(world: GraphWorld) {
    super();
    this.#world = world;
  }

  protected async carry(call: Call, _context: Context, goOn: () => Promise<void>): Promise<void> {
    for (let trial = firstTrial(this.#world); ; trial = { ...trial, attempts: trial.attempts + 1 }) {
      const lost = await this.#attempt(goOn);
      const mayGoWell = lost ? call.isRead : isPassing(call.answer?.status ?? 0, call.isRead);
      const wait = mayGoWell
        ? waitAfter(trial, lost ? undefined : call.answer?.headers, this.#world)
        : undefined;
      if (wait === undefined) {
        if (lost) {
          throw lost;
        }
        return;
      }
      await this.#world.sleep(wait, call.options.signal);
    }
  }

  /** The error of a request that got no answer, but may get one. */
  async #attempt(goOn: () => Promise<void>): Promise<GraphError | undefined> {
    try {
      await goOn();
      return undefined;
    } catch (error) {
      if (error instanceof GraphError && (error.failure === "unreachable" || error.failure === "timeout")) {
        return error;
      }
      throw error;
    }
  }
}
