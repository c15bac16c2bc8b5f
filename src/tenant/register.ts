import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Needs } from "../profiles/needs.js";
import type { PushPlan } from "./push-manifest.js";

export interface RegisterRequest {
  readonly name: string;
  readonly needs: Needs;
  /** Names of optional permissions that are wanted. */
  readonly optional?: (value: string) => boolean;
}

/** What registering would do. Shown before anything is done. */
export type RegisterPlan =
  | {
      readonly what: "create";
      readonly body: Application;
      readonly words: readonly string[];
      readonly left: readonly string[];
    }
  /** There is one of that name: it is brought to what the profile needs, and nothing it has is taken away. */
  | {
      readonly what: "update";
      readonly existing: Application;
      readonly push: PushPlan;
      readonly hasServicePrincipal: boolean;
      readonly words: readonly string[];
      readonly left: readonly string[];
    };

/** Looks for applications of that name first. Throws a `UserError` where there are several. */
export function planRegistration(
  client: GraphClient,
  request: RegisterRequest,
  catalogue: Catalogue,
  options: AskOptions = {},
): Promise<RegisterPlan> {
  throw new Error(`not built: ${String([client, request, catalogue, options])}`);
}

export interface Registered {
  readonly application: Application;
  readonly servicePrincipal: ServicePrincipal;
  /** Whether anything was made or changed. */
  readonly changed: boolean;
}

/**
 * Creates or updates the application and makes sure of its service principal, waiting where the directory does not know
 * the new application yet. Whatever it made before it failed stands in the error's words, and a second run goes on there.
 */
export function register(
  client: GraphClient,
  plan: RegisterPlan,
  catalogue: Catalogue,
  options: AskOptions & { readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void> },
): Promise<Registered> {
  throw new Error(`not built: ${String([client, plan, catalogue, options])}`);
}
