import type { Catalogue } from "../catalogue/catalogue.js";
import type { ListedApplication } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";

export type ApplicationOrder = "name" | "newest" | "expiry";

export interface FindApplicationsOptions extends AskOptions {
  /** A name, a client id or object id, or the name or GUID of a permission. */
  readonly search?: string | undefined;
  readonly calendarAppsOnly?: boolean;
  readonly order?: ApplicationOrder;
}

/** One page of what was found. `looked` counts what was read so far, of `total` in the tenant where that is known. */
export interface FoundPage {
  readonly applications: readonly ListedApplication[];
  readonly looked: number;
  readonly total: number | undefined;
  readonly isLast: boolean;
}

/**
 * Applications page by page, each page with one request, the first with one more for the total. Where Microsoft Graph
 * cannot filter, what does not match is left out here, and `looked` says how much was read for it.
 */
export function findApplications(
  client: GraphClient,
  catalogue: Catalogue,
  options: FindApplicationsOptions = {},
): AsyncIterable<FoundPage> {
  throw new Error(`not built: ${String([client, catalogue, options])}`);
}
