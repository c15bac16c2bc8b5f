import { slices, type AskOptions, type GraphScope } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import { odata } from "./odata.js";
import { parsePage } from "./page.js";

/** More values than these are refused. @see https://learn.microsoft.com/graph/filter-query-parameter */
const mostValues = 15;

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
  { path, property, values, select }: ListBy,
  options: AskOptions & { readonly scopes: readonly GraphScope[] },
): AsyncGenerator<Item> {
  async function* requests(): AsyncGenerator<BatchRequest> {
    for await (const slice of slices(new Set(values), mostValues)) {
      const query = { $filter: `${property} in ${odata`${slice}`}`, $select: select.join(",") };
      yield { id: "", method: "GET", path, query, isList: true };
    }
  }
  for await (const answer of client.batch(requests(), options)) {
    if ("error" in answer) {
      throw answer.error;
    }
    yield* parsePage<Item>(answer.body)?.items ?? [];
  }
}
