import type { Positioned } from "../../data/collection.js";
import { contextOf, rootOf, type Answer, type Call } from "../call.js";
import { choose, selectionText, type Entity, type EntityType } from "./entity.js";
import { compareValues, matches } from "./evaluate.js";
import type { Filter } from "./filter.js";
import { readQuery, writePosition, type Query } from "./query.js";
import { isFound } from "./search.js";

export interface Listed<Item> {
  /** What the context calls it: "applications". */
  readonly set: string;
  readonly type: EntityType<Item>;
  readonly scan: (from: number) => Iterable<Positioned<Item>>;
  /** Adds what `$expand` asks for. */
  readonly expand?: (entity: Entity, item: Item) => Entity;
}

type Found<Item> = readonly [position: number, entity: Entity, item: Item];

/** A page of a list of the directory. Nothing is held but the page, unless it is sorted. */
export function listEntities<Item>(call: Call, listed: Listed<Item>): Answer {
  const query = readQuery(call, listed.type);
  const { items, next } = query.order ? sortedPage(listed, query) : page(listed, query);
  const names = query.select ?? listed.type.byDefault;
  const isFirst = !call.url.searchParams.has("$skiptoken");
  return {
    body: {
      "@odata.context": contextOf(call, `${listed.set}${selectionText(query.select)}`),
      ...(query.counts && isFirst ? { "@odata.count": count(listed, query) } : {}),
      ...(next === undefined ? {} : { "@odata.nextLink": nextLink(call, next) }),
      value: items.map(([, entity, item]) => {
        const chosen = choose(entity, names);
        return listed.expand ? listed.expand(chosen, item) : chosen;
      }),
    },
  };
}

/** The number of entities, as text: what `/$count` answers. */
export function countEntities<Item>(call: Call, listed: Listed<Item>): Answer {
  return {
    headers: { "content-type": "text/plain" },
    body: String(count(listed, { ...readQuery(call, listed.type), position: 0 })),
  };
}

function page<Item>(listed: Listed<Item>, query: Query) {
  const items: Found<Item>[] = [];
  for (const found of findAll(listed, query, query.position)) {
    if (items.length === query.top) {
      return { items, next: found[0] };
    }
    items.push(found);
  }
  return { items, next: undefined };
}

function sortedPage<Item>(listed: Listed<Item>, query: Query) {
  const { property, descending } = query.order ?? { property: "id", descending: false };
  const all = [...findAll(listed, query, 0)].sort(([, one], [, other]) => {
    const difference = compareValues(one[property] ?? "", other[property] ?? "") ?? 0;
    return descending ? -difference : difference;
  });
  const end = query.position + query.top;
  return { items: all.slice(query.position, end), next: end < all.length ? end : undefined };
}

function count<Item>(listed: Listed<Item>, query: Query): number {
  const all = findAll(listed, query, 0);
  let number = 0;
  while (all.next().done !== true) {
    number++;
  }
  return number;
}

function* findAll<Item>(listed: Listed<Item>, query: Query, from: number): Generator<Found<Item>> {
  const { toEntity } = listed.type;
  const only = lookUp(listed.type.lookUp, query.filter);
  const candidates = only === undefined ? listed.scan(from) : only.map((item) => [0, item] as const);
  for (const [position, item] of candidates) {
    const entity = toEntity(item);
    if (
      (!query.filter || matches(query.filter, entity)) &&
      (!query.search || isFound(query.search, entity))
    ) {
      yield [position, entity, item];
    }
  }
}

/** Those that can match at all, where one of the conditions names a single one. */
function lookUp<Item>(tables: EntityType<Item>["lookUp"], filter: Filter | undefined): Item[] | undefined {
  if (filter?.kind === "and") {
    return lookUp(tables, filter.left);
  }
  if (filter?.kind !== "compare" || filter.operator !== "eq" || typeof filter.value !== "string") {
    return undefined;
  }
  const table = tables?.[filter.path];
  const item = table?.(filter.value);
  return table ? (item === undefined ? [] : [item]) : undefined;
}

function nextLink(call: Call, position: number): string {
  const query = new URLSearchParams(call.url.searchParams);
  query.set("$skiptoken", writePosition(position));
  // Graph leaves these as they are, and so does everybody who reads an address.
  const text = query.toString().replaceAll("%24", "$").replaceAll("%2C", ",");
  return `${rootOf(call)}/${call.url.pathname.replace(/^\/v1\.0\//, "")}?${text}`;
}
