import type { Application } from "@microsoft/microsoft-graph-types";
import { UserError } from "../base/errors.js";
import { quoted } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { readApplication } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { exposedSecrets } from "../manifest/credentials.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";
import { ChangedMeanwhile, changesSince } from "./changed-meanwhile.js";
import { compareSayings, type Difference } from "./compare-manifest.js";
import { deliver, explain } from "./deliver-push.js";
import type { JsonObject } from "./json.js";
import { makeBody } from "./patch-body.js";
import { sayingsOf, withNode } from "./read-file.js";
import { isWritable } from "./refusals.js";
import type { Sleep } from "./uncertain.js";

/** What a push would send, worked out from one state of the tenant. */
export interface PushPlan {
  /** The application as it was when this was worked out. */
  readonly before: Application;
  /** What would change. Empty where there is nothing to do. */
  readonly changes: readonly Difference[];
  /** Differences that cannot be pushed, each with its reason. A plan with one of these is still good for the rest. */
  readonly refused: readonly Difference[];
  /** The body of the PATCH: whole top-level members, and no others. */
  readonly body: Application;
}

/** Throws a `UserError` where the file is of another application, or holds the value of a secret. */
export function planPush(file: ReadApplication, tenant: Application, catalogue: Catalogue): PushPlan {
  const [secret] = exposedSecrets(withNode(file));
  if (secret) {
    throw new UserError(`The file holds the value of a secret, in ${secret.name}, so it is not pushed.`, {
      remedy:
        "Take it out of the file. Whoever could read the file knows it, so have a new secret made and remove the old one.",
    });
  }
  return plan(sayingsOf(file), tenant, catalogue, "file");
}

/** The way back: what makes the application again what it was, as far as it can be written. */
export function planRestore(before: Application, tenant: Application, catalogue: Catalogue): PushPlan {
  const names = Object.keys(tenant).filter((name) => isWritable(name));
  const unset = Object.fromEntries(names.map((name) => [name, null]));
  return plan({ ...unset, ...before }, tenant, catalogue, "tenant");
}

function plan(
  said: JsonObject,
  tenant: Application,
  catalogue: Catalogue,
  source: "file" | "tenant",
): PushPlan {
  refuseOther(said, tenant);
  const { differences } = compareSayings(said, tenant, catalogue, { source });
  const changes = differences.filter(({ refusal }) => refusal === undefined);
  const properties = changes.map(({ property }) => property);
  return {
    before: tenant,
    changes,
    refused: differences.filter(({ refusal }) => refusal !== undefined),
    body: makeBody(said, tenant, properties),
  };
}

function refuseOther(said: JsonObject, tenant: Application): void {
  for (const [name, own] of [
    ["appId", tenant.appId],
    ["id", tenant.id],
  ] as const) {
    const other = said[name];
    if (typeof other === "string" && other !== "" && other.toLowerCase() !== own?.toLowerCase()) {
      throw new UserError(
        `This file is of another application: its ${name} is ${quoted(other)}, and that of the application in the tenant is ${own ?? "none"}.`,
        { remedy: `Choose the application that the file is of, or take ${name} out of the file.` },
      );
    }
  }
}

/** How a push ended. */
export interface Pushed {
  /** "confirmed": read back and found as it should be. "unconfirmed": accepted, but reads still show the old state. */
  readonly outcome: "confirmed" | "unconfirmed";
  readonly after: Application;
}

/**
 * Reads the application anew, refuses with a `UserError` that names what changed where it is another than `plan.before`,
 * sends one PATCH, reads back until it is as it should be. Where the answer to the PATCH is lost, what was read back
 * decides, and the error says which of both it is.
 */
export async function push(
  client: GraphClient,
  plan: PushPlan,
  catalogue: Catalogue,
  options: AskOptions & { readonly sleep: Sleep },
): Promise<Pushed> {
  const { sleep, ...asking } = options;
  const now = await readApplication(client, { id: plan.before.id ?? "" }, asking).catch((error: unknown) => {
    throw explain(error);
  });
  const meanwhile = changesSince(plan.before, now, catalogue);
  if (meanwhile.length > 0) {
    throw new ChangedMeanwhile(meanwhile, now);
  }
  return Object.keys(plan.body).length === 0
    ? { outcome: "confirmed", after: now }
    : deliver({ client, plan, catalogue, asking, sleep });
}
