import type { PermissionNames } from "../catalogue/names.js";
import type { GraphClient, RequestOptions } from "./client.js";
import type { Page } from "./page.js";

/** The names of Microsoft Graph's delegated permissions. */
export type GraphScope = PermissionNames["Microsoft Graph"]["Scope"];

/** What every function of this room may be told. */
export type AskOptions = Pick<RequestOptions, "signal" | "reason" | "onSent">;

/** The properties that were selected. Microsoft Graph gives each of them, be it as null. */
export type Selected<Entity, Names extends readonly (keyof Entity)[]> = Required<Pick<Entity, Names[number]>>;

/** All items of a list that is known to be short. */
export async function readAll<Item>(
  client: GraphClient,
  path: string,
  options: RequestOptions,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of client.pages<Item>(path, options)) {
    items.push(...page.items);
  }
  return items;
}

/** All items of a list of which one page is there already. */
export async function readRest<Item>(
  client: GraphClient,
  first: Page<Item>,
  options: RequestOptions,
): Promise<readonly Item[]> {
  const items = [...first.items];
  const seen = new Set<string>();
  // A list that leads back to a page that was read before never ends.
  for (let { next } = first; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const page = await client.readPage<Item>(next, options);
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

/** Item by item, as the pages come. */
export async function* itemsOf<Item>(pages: AsyncIterable<Page<Item>>): AsyncGenerator<Item> {
  for await (const { items } of pages) {
    yield* items;
  }
}

/** All of a list that is known to fit. */
export async function collect<Item>(list: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of list) {
    items.push(item);
  }
  return items;
}

/** As many at a time as fit. The last slice may be shorter. */
export async function* slices<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  size: number,
): AsyncGenerator<readonly Item[]> {
  let slice: Item[] = [];
  for await (const item of items) {
    slice.push(item);
    if (slice.length === size) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) {
    yield slice;
  }
}
