import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { exchangeOnline, graph } from "../catalogue/well-known.js";
import { countApplications, listApplications, type ListedApplication } from "../graph/applications.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { allOf } from "../graph/odata.js";
import { asksForAnyOf, readSearch } from "./application-search.js";
import { sortByExpiry } from "./sort-by-expiry.js";
import { isCalendarApplication } from "./standing.js";

export type ApplicationOrder = "name" | "newest" | "expiry";

export interface FindApplicationsOptions extends AskOptions {
  /** A name, a client id or object id, or the name or GUID of a permission. */
  readonly search?: string | undefined;
  readonly calendarAppsOnly?: boolean;
  readonly order?: ApplicationOrder;
  /** The day on which "expiry" looks at what ends next. Without it, the last credential of each application counts. */
  readonly asOf?: Day | undefined;
}

/** One page of what was found. `looked` counts what was read so far, of `total` in the tenant where that is known. */
export interface FoundPage {
  readonly applications: readonly ListedApplication[];
  readonly looked: number;
  readonly total: number | undefined;
  readonly isLast: boolean;
}

/** As many as somebody looks at. Where most are left out, a page has as many as it can. */
const readablePage = 100;

/**
 * Applications page by page, each page with one request, the first with one more for the total. Where Microsoft Graph
 * cannot filter, what does not match is left out here, and `looked` says how much was read for it. A page may be empty
 * therefore, and not be the last.
 *
 * By expiry, only what a page has is in order, because Microsoft Graph cannot sort by that: its pages are as large as can be.
 */
export async function* findApplications(
  client: GraphClient,
  catalogue: Catalogue,
  options: FindApplicationsOptions = {},
): AsyncGenerator<FoundPage> {
  const { signal, reason, calendarAppsOnly = false, order = "name", asOf } = options;
  const asking = { signal, reason };
  const { words, isExact, filter, matches } = readSearch(options.search, catalogue);
  const isWhole = words === undefined && matches === undefined && !calendarAppsOnly;
  const isSifted = matches !== undefined || calendarAppsOnly;

  // Asked at the same time as the first page, and its failure is no reason to show nothing.
  const counting = isWhole ? undefined : countApplications(client, asking).catch(() => undefined);
  const pages = listApplications(client, {
    ...asking,
    search: words,
    filter: allOf(filter, calendarAppsOnly ? asksForAnyOf([graph, exchangeOnline]) : undefined),
    // Sorting asks an index that learns of changes late, and for one there is nothing to sort.
    orderBy: isExact ? undefined : order === "newest" ? "createdDateTime desc" : "displayName",
    pageSize: isSifted || order === "expiry" ? undefined : readablePage,
  });
  let total: number | undefined;
  let looked = 0;
  for await (const { items, total: matching, next } of pages) {
    looked += items.length;
    total ??= isWhole ? matching : await counting;
    const found = items.filter(
      (application) =>
        matches?.(application) !== false &&
        (!calendarAppsOnly || isCalendarApplication(application, catalogue)),
    );
    yield {
      applications: order === "expiry" ? sortByExpiry(found, asOf) : found,
      looked,
      total,
      isLast: next === undefined,
    };
  }
}
