import type { GraphClient } from "../graph/client.js";
import { GraphError } from "../graph/errors.js";
import type { ConsentItem } from "./consent-item.js";
import type { ConsentPlan } from "./consent-requests.js";
import { sendChanges, type SentChanges } from "./consent-sending.js";
import type { ConsentOutcome, ConsentWorld } from "./consent.js";
import { explainConsentError, givenUp } from "./explain-consent-error.js";
import { keyOf } from "./key-of.js";
import { openApplication, type OpenedApplication } from "./open-application.js";
import { isUncertain, patience } from "./uncertain.js";

export interface FailedItem {
  readonly item: ConsentItem;
  readonly error: Error;
}

interface Task {
  readonly items: readonly ConsentItem[];
  readonly plan: ConsentPlan;
  /** Whether something was changed on the way here, after which nothing is thrown any more. */
  readonly hasChanged: boolean;
  readonly world: ConsentWorld;
}

/** How often what failed in passing is tried. */
const mostRounds = 4;

/** How long, in milliseconds, the last look may take after it was given up. */
const lastLook = 20_000;

/**
 * Sends what is still missing and reads back, round after round, until nothing is left that could go well later. What was
 * read decides, and not what was answered: an answer can be lost.
 */
export async function carryOutConsent(
  client: GraphClient,
  before: OpenedApplication,
  { items, plan, hasChanged, world }: Task,
): Promise<ConsentOutcome> {
  const rounds = new Rounds(client, before, { items, plan, hasChanged, world });
  try {
    await rounds.run();
  } catch (error) {
    if (!rounds.hasSent) {
      throw error;
    }
    await rounds.lookOnceMore(error);
  }
  return rounds.outcome();
}

class Rounds {
  readonly #client: GraphClient;
  readonly #task: Task;
  readonly #accepted = new Set<ConsentItem>();
  readonly #errors = new Map<ConsentItem, unknown>();
  readonly #sent = new Set<ConsentItem>();
  #state: OpenedApplication;
  #stopped: { readonly error: unknown; readonly couldRead: boolean } | undefined;
  hasSent: boolean;

  constructor(client: GraphClient, before: OpenedApplication, task: Task) {
    this.#client = client;
    this.#task = task;
    this.#state = before;
    this.hasSent = task.hasChanged;
  }

  async run(): Promise<void> {
    const { sleep, signal } = this.#task.world;
    for (let round = 1; ; round++) {
      signal?.throwIfAborted();
      const open = this.#listOpen();
      if (open.length === 0 || round > mostRounds) {
        break;
      }
      if (round > 1) {
        await sleep(patience[round - 2] ?? 1000, signal);
      }
      const { plan } = this.#task;
      const changes = plan.listChanges(open, this.#state.grants, [...this.#accepted]);
      this.#note(await sendChanges(this.#client, changes, this.#task.world));
      await this.#readBack();
    }
    if (this.#accepted.size === 0 && this.hasSent && this.#sent.size === 0) {
      await this.#readBack(); // Service principals alone were made.
    }
  }

  /** What is not done and may go well: never tried, or failed in passing. */
  #listOpen(): readonly ConsentItem[] {
    return this.#task.items.filter((item) => {
      const error = this.#errors.get(item);
      return !this.#isDone(item) && !this.#accepted.has(item) && (error === undefined || mayPass(error));
    });
  }

  #note({ answers, sent, stopped }: SentChanges): void {
    for (const [item, error] of answers) {
      if (error === undefined) {
        this.#errors.delete(item);
        this.#accepted.add(item);
      } else {
        this.#accepted.delete(item);
        this.#errors.set(item, error);
      }
    }
    for (const item of sent) {
      this.#sent.add(item);
      this.hasSent = true;
    }
    if (stopped) {
      throw stopped.error;
    }
  }

  /** Reads until everything shows that was accepted, or patience is over. */
  async #readBack(): Promise<void> {
    const { sleep, signal } = this.#task.world;
    for (const wait of [...patience, undefined]) {
      await this.#read(signal);
      if (wait === undefined || [...this.#accepted].every((item) => this.#isDone(item))) {
        return;
      }
      await sleep(wait, signal);
    }
  }

  async #read(signal: AbortSignal | undefined): Promise<void> {
    const { resources, reason } = this.#task.world;
    this.#state = await openApplication(this.#client, keyOf(this.#state.application), resources, {
      ...(signal ? { signal } : {}),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /** After it was given up, or could not be read back: something was sent, and it has to be known what became of it. */
  async lookOnceMore(error: unknown): Promise<void> {
    try {
      await this.#read(AbortSignal.timeout(lastLook));
      this.#stopped = { error, couldRead: true };
    } catch {
      this.#stopped = { error, couldRead: false };
    }
  }

  #isDone(item: ConsentItem): boolean {
    return this.#task.plan.isDone(item, this.#state.grants);
  }

  outcome(): ConsentOutcome {
    const { items } = this.#task;
    const done = items.filter((item) => this.#isDone(item));
    const others = items.filter((item) => !this.#isDone(item));
    return {
      done,
      pending: others.filter((item) => this.#accepted.has(item)),
      failed: others
        .filter((item) => !this.#accepted.has(item))
        .map((item) => ({ item, error: this.#explain(item) })),
      after: this.#state,
    };
  }

  #explain(item: ConsentItem): Error {
    const error = this.#errors.get(item);
    if (error !== undefined && !(this.#stopped && isUncertain(error))) {
      return explainConsentError(error, item);
    }
    if (this.#stopped && this.#task.world.signal?.aborted !== true) {
      return explainConsentError(error ?? this.#stopped.error, item);
    }
    return givenUp(
      !this.#sent.has(item) ? "not-tried" : this.#stopped?.couldRead === true ? "not-there" : "unknown",
    );
  }
}

/** Grants of one application that are changed at the same time can be in each other's way, and new ones take time to be known. */
function mayPass(error: unknown): boolean {
  return (
    isUncertain(error) ||
    (error instanceof GraphError && (error.failure === "conflict" || error.failure === "not-found"))
  );
}
