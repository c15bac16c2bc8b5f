import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { createServicePrincipal } from "../graph/create-service-principal.js";
import { GraphError } from "../graph/errors.js";
import { findServicePrincipal } from "../graph/service-principals.js";
import { isUncertain, type Sleep } from "./uncertain.js";

/** Waits, in milliseconds, for a directory that does not know a new application everywhere yet. About a minute. */
const waits: readonly number[] = [1000, 2000, 4000, 8000, 15_000, 30_000];

export interface EnsuredServicePrincipal {
  readonly servicePrincipal: ServicePrincipal;
  readonly created: boolean;
}

interface EnsureOptions extends AskOptions {
  readonly sleep: Sleep;
  /** Whether the application was made a moment ago, so that there is none, and it may not be known everywhere. */
  readonly isNew?: boolean;
  /** Whether that may be so. */
  readonly mayBeNew?: boolean;
}

/**
 * Makes the service principal of an application where this tenant has none. Where the directory may not know a new
 * application everywhere yet, it is tried again for about a minute.
 */
export async function ensureServicePrincipal(
  client: GraphClient,
  appId: string,
  { sleep, isNew = false, mayBeNew = isNew, ...options }: EnsureOptions,
): Promise<EnsuredServicePrincipal> {
  const known = isNew ? undefined : await findServicePrincipal(client, appId, options);
  if (known) {
    return { servicePrincipal: known, created: false };
  }
  let wasSent = false;
  for (const wait of [...waits, undefined]) {
    try {
      return { servicePrincipal: await createServicePrincipal(client, appId, options), created: true };
    } catch (error) {
      const exists = isConflict(error);
      wasSent ||= isUncertain(error);
      if (exists || wasSent) {
        const found = await findServicePrincipal(client, appId, options);
        if (found) {
          return { servicePrincipal: found, created: wasSent };
        }
      }
      const mayPass = exists || isUncertain(error) || (mayBeNew && isUnknownYet(error));
      if (!mayPass || wait === undefined) {
        throw error;
      }
      await sleep(wait, options.signal);
    }
  }
  throw new Error("The last attempt neither ended nor failed.");
}

const isConflict = (error: unknown) => error instanceof GraphError && error.failure === "conflict";

/** "The appId … of the service principal does not reference a valid application object", or the like with status 404. */
const isUnknownYet = (error: unknown) =>
  error instanceof GraphError && (error.failure === "invalid-request" || error.failure === "not-found");
