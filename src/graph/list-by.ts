import type { AskOptions, GraphScope } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import { odata } from "./odata.js";
import { parsePage } from "./page.js";

/** More values than these are refused. @see https://learn.microsoft.com/graph/filter-query-parameter */
export const mostValues = 15;

export interface ListBy {
  /** "/servicePrincipals" */
  readonly path: string;
  /** What the values are of, "id" or "appId". */
  readonly property: string;
  readonly values: Iterable<string>;
  readonly select: readonly string[];
}

/** Objects of the directory by an id of each, in any order, 300 of them with a request. What is not there is left out. */
export async function* listBy<Item>(
  client: GraphClient,
  what: ListBy | Iterable<ListBy>,
  options: AskOptions & { readonly scopes: readonly GraphScope[] },
): AsyncGenerator<Item> {
  const requests = Symbol.iterator in what ? requestsOf(what) : requestsBy(what);
  for await (const answer of client.batch(requests, options)) {
    if ("error" in answer) {
      throw answer.error;
    }
    yield* parsePage<Item>(answer.body)?.items ?? [];
  }
}

/** The requests for all of them, as many values in each as it takes. */
export function* requestsBy({ path, property, values, select }: ListBy): Generator<BatchRequest> {
  for (const slice of slicesOf(new Set(values), mostValues)) {
    const query = { $filter: `${property} in ${odata`${slice}`}`, $select: select.join(",") };
    yield { id: "", method: "GET", path, query, isList: true };
  }
}

function* requestsOf(lists: Iterable<ListBy>): Generator<BatchRequest> {
  for (const list of lists) {
    yield* requestsBy(list);
  }
}

function* slicesOf<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  const all = [...items];
  for (let start = 0; start < all.length; start += size) {
    yield all.slice(start, start + size);
  }
}
