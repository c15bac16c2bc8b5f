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
  /** What is scanned, where its order is worth remembering as long as nothing is written. */
  readonly source?: { readonly version: number };
  /** Adds what `$expand` asks for. */
  readonly expand?: (entity: Entity, item: Item) => Entity;
}

type Found<Item> = readonly [position: number, entity: Entity, item: Item];

/** A page of a list of the directory. Nothing is held but the page, and the order of what is sorted. */
export function listEntities<Item>(call: Call, listed: Listed<Item>): Answer {
  const query = readQuery(call, listed.type);
  const order = query.order && positionsInOrder(call, listed, query);
  const { items, next } = order ? sortedPage(listed, query, order) : page(listed, query);
  const names = query.select ?? listed.type.byDefault;
  const isFirst = !call.url.searchParams.has("$skiptoken");
  return {
    body: {
      "@odata.context": contextOf(call, `${listed.set}${selectionText(query.select)}`),
      ...(query.counts && isFirst ? { "@odata.count": order?.length ?? count(listed, query) } : {}),
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

interface Remembered {
  readonly question: string;
  readonly version: number;
  readonly positions: readonly number[];
}

/** The last order of each source: whoever asks for a page asks for the next one, too. */
const remembered = new WeakMap<object, Remembered>();

function positionsInOrder<Item>({ url }: Call, listed: Listed<Item>, query: Query): readonly number[] {
  const { source } = listed;
  const question = ["$filter", "$search", "$orderby"].map((name) => url.searchParams.get(name)).join("\n");
  const known = source && remembered.get(source);
  if (known?.question === question && known.version === source?.version) {
    return known.positions;
  }
  const { property, descending } = query.order ?? { property: "id", descending: false };
  const positions = Array.from(
    findAll(listed, query, 0),
    ([position, entity]) => [position, entity[property] ?? ""] as const,
  )
    .sort(([, one], [, other]) => (descending ? -1 : 1) * (compareValues(one, other) ?? 0))
    .map(([position]) => position);
  if (source) {
    remembered.set(source, { question, version: source.version, positions });
  }
  return positions;
}

function sortedPage<Item>(listed: Listed<Item>, query: Query, order: readonly number[]) {
  const end = query.position + query.top;
  const only = listOnly(listed.type, query.filter);
  const items = order.slice(query.position, end).flatMap((position): Found<Item>[] => {
    const item = only ? only[position] : [...first(listed.scan(position))][0];
    return item === undefined ? [] : [[position, listed.type.toEntity(item), item]];
  });
  return { items, next: end < order.length ? end : undefined };
}

function* first<Item>(scanned: Iterable<Positioned<Item>>): Generator<Item> {
  for (const [, item] of scanned) {
    yield item;
    return;
  }
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
  const only = listOnly(listed.type, query.filter);
  const candidates = only === undefined ? listed.scan(from) : [...only.entries()].slice(from);
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

/** Those that can match at all, each once, where the conditions name single ones. */
function listOnly<Item>(type: EntityType<Item>, filter: Filter | undefined): Item[] | undefined {
  const found = lookUp(type.lookUp, filter);
  return found && [...new Map(found.map((item) => [type.toEntity(item)["id"], item])).values()];
}

function lookUp<Item>(tables: EntityType<Item>["lookUp"], filter: Filter | undefined): Item[] | undefined {
  if (filter?.kind === "and") {
    return lookUp(tables, filter.left) ?? lookUp(tables, filter.right);
  }
  if (filter?.kind === "or") {
    const [left, right] = [lookUp(tables, filter.left), lookUp(tables, filter.right)];
    return left && right && [...left, ...right];
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
