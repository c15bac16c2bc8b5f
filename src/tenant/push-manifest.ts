import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";
import type { Difference } from "./compare-manifest.js";

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

export function planPush(file: ReadApplication, tenant: Application, catalogue: Catalogue): PushPlan {
  throw new Error(`not built: ${String([file, tenant, catalogue])}`);
}

/** The way back: what makes the application again what it was, as far as it can be written. */
export function planRestore(before: Application, tenant: Application, catalogue: Catalogue): PushPlan {
  throw new Error(`not built: ${String([before, tenant, catalogue])}`);
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
export function push(
  client: GraphClient,
  plan: PushPlan,
  catalogue: Catalogue,
  options: AskOptions & { readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void> },
): Promise<Pushed> {
  throw new Error(`not built: ${String([client, plan, catalogue, options])}`);
}
