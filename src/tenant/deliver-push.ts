import type { Application } from "@microsoft/microsoft-graph-types";
import { HalfDoneError, UserError } from "../base/errors.js";
import { listed } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { readApplication, updateApplication } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { GraphError } from "../graph/errors.js";
import { changesSince } from "./changed-meanwhile.js";
import { compareSayings } from "./compare-manifest.js";
import type { Pushed, PushPlan } from "./push-manifest.js";
import { isUncertain, patience, type Sleep } from "./uncertain.js";

export interface Delivery {
  readonly client: GraphClient;
  readonly plan: PushPlan;
  readonly catalogue: Catalogue;
  readonly asking: AskOptions;
  readonly sleep: Sleep;
}

/** Sends the body of a plan once and reads back what became of it. */
export async function deliver(delivery: Delivery): Promise<Pushed> {
  const loss = await send(delivery);
  return loss ? findOut(delivery, loss) : confirm(delivery);
}

/** Why no answer came, in words. */
interface Loss {
  readonly says: string;
  readonly cause: unknown;
  /** Whether somebody waits who wants to be done with it. */
  readonly isCancelled: boolean;
}

async function send({ client, plan, asking }: Delivery): Promise<Loss | undefined> {
  try {
    await updateApplication(client, keyOf(plan), plan.body, asking);
    return undefined;
  } catch (error) {
    if (asking.signal?.aborted === true) {
      return { says: "The push was cancelled while it was under way", cause: error, isCancelled: true };
    }
    if (isUncertain(error)) {
      return { says: "The answer to the change was lost", cause: error, isCancelled: false };
    }
    throw explain(error);
  }
}

const keyOf = ({ before }: PushPlan) => ({ id: before.id ?? "" });

/** Reads until the change shows, or long enough. */
async function confirm({ plan, asking, ...world }: Delivery): Promise<Pushed> {
  let after = plan.before;
  try {
    after = await readUntilDone({ plan, asking, ...world }, patience);
  } catch (error) {
    if (asking.signal?.aborted !== true) {
      const why = error instanceof UserError ? ` ${error.message}` : "";
      throw new HalfDoneError(`The change was accepted, but could not be read back.${why}`, {
        remedy: "Compare again to see it.",
        cause: error,
      });
    }
  }
  return { outcome: isDone(plan, after, world.catalogue) ? "confirmed" : "unconfirmed", after };
}

/** Has what is read decide whether a change took effect to which no answer came. Whoever cancelled it wants to know, too. */
async function findOut(delivery: Delivery, { says, cause, isCancelled }: Loss): Promise<Pushed> {
  const { plan, asking, catalogue } = delivery;
  const { reason } = asking;
  let after: Application;
  try {
    after = await readUntilDone(
      { ...delivery, asking: reason === undefined ? {} : { reason } },
      isCancelled ? patience.slice(0, 1) : patience,
    );
  } catch (error) {
    throw new HalfDoneError(
      `${says}, and the application could not be read afterwards, so nobody knows whether it took effect.`,
      { remedy: "Compare again before you push again.", cause: error },
    );
  }
  if (isDone(plan, after, catalogue)) {
    return { outcome: "confirmed", after };
  }
  const since = changesSince(plan.before, after, catalogue).map(({ property }) => property);
  if (since.length > 0) {
    throw new HalfDoneError(
      `${says}, and the application is neither as before nor as it should be. It changed in ${listed(since)}.`,
      { remedy: "Compare again. The manifest as it was before can be restored.", cause },
    );
  }
  if (isCancelled) {
    throw new HalfDoneError(`${says}. The application still reads as before, but that may change yet.`, {
      remedy: "Compare again in a minute.",
      cause,
    });
  }
  throw new UserError(`${says}, and it did not take effect: the application reads as before.`, {
    remedy: "Compare again in some minutes, and push again where the difference is still there.",
    cause,
  });
}

async function readUntilDone(
  { client, plan, catalogue, asking, sleep }: Delivery,
  pauses: readonly number[],
): Promise<Application> {
  let after = await readApplication(client, keyOf(plan), asking);
  for (const pause of pauses) {
    if (isDone(plan, after, catalogue)) {
      break;
    }
    await sleep(pause, asking.signal);
    after = await readApplication(client, keyOf(plan), asking);
  }
  return after;
}

function isDone({ body }: PushPlan, after: Application, catalogue: Catalogue): boolean {
  return compareSayings({ ...body }, after, catalogue, { source: "tenant" }).differences.length === 0;
}

/** Says what a refusal means for whoever wants to change a registration. */
export function explain(error: unknown): unknown {
  const failure = error instanceof GraphError ? error.failure : undefined;
  if (failure === "not-found") {
    return new UserError("The application is no longer in the tenant, so nothing was changed.", {
      remedy: "Look for it among the deleted applications in the portal.",
      cause: error,
    });
  }
  const remedy = failure && remedies[failure];
  return error instanceof GraphError && remedy !== undefined
    ? new UserError(`Nothing was changed. ${error.message}`, { remedy, cause: error })
    : error;
}

const remedies: Partial<Record<GraphError["failure"], string>> = {
  forbidden:
    "Changing a registration takes the permission Application.ReadWrite.All. A person has to be an owner of it besides, or an administrator for applications.",
  "invalid-request": "Mend what Microsoft Graph does not accept in the file, and push it again.",
  conflict: "Look at what is there already, and push again.",
};
