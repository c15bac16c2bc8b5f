import type { Call } from "../call.js";
import { badRequest, malformed, Refusal, unsupportedQuery } from "../refusal.js";
import { assertProperty, readSelect, type EntityType } from "./entity.js";
import { parseFilter, type Filter } from "./filter.js";
import { parseSearch, type Search } from "./search.js";

export interface Order {
  readonly property: string;
  readonly descending: boolean;
}

/** What a list of the directory was asked for. */
export interface Query {
  readonly select: readonly string[] | undefined;
  readonly filter: Filter | undefined;
  readonly search: Search | undefined;
  readonly order: Order | undefined;
  readonly top: number;
  readonly counts: boolean;
  /** Where to go on. */
  readonly position: number;
}

const defaultTop = 100;
const mostTop = 999;
const known = new Set([
  "$select",
  "$filter",
  "$search",
  "$orderby",
  "$top",
  "$count",
  "$skiptoken",
  "$expand",
]);

/** Reads the query of a list and throws a `Refusal` for what the directory does not do. */
export function readQuery<Item>(call: Call, type: EntityType<Item>): Query {
  const { searchParams } = call.url;
  for (const name of searchParams.keys()) {
    if (name === "$skip") {
      throw badRequest("'$skip' is not supported by the service.");
    }
    if (name.startsWith("$") && !known.has(name)) {
      throw malformed(`The query parameter '${name}' is not supported.`);
    }
  }
  const isEventual = call.headers["consistencylevel"]?.toLowerCase() === "eventual";
  const counts = searchParams.get("$count") === "true" && isEventual;
  const filterText = searchParams.get("$filter");
  const searchText = searchParams.get("$search");
  const filter = filterText === null ? undefined : parseFilter(filterText);
  const order = readOrder(searchParams.get("$orderby"), type);

  if (searchText !== null && !isEventual) {
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    );
  }
  if (filter) {
    checkFilter(filter, type, counts);
  }
  if (order && !counts && (filter ?? type.sorts[order.property] !== "default")) {
    throw unsupportedQuery("Sorting not supported for current query.");
  }
  if (searchParams.has("$expand") && (searchText !== null || counts)) {
    throw unsupportedQuery("Expand is not supported for advanced queries.");
  }
  return {
    select: readSelect(call, type),
    filter,
    search: searchText === null ? undefined : parseSearch(searchText, type.searches),
    order,
    top: readTop(searchParams.get("$top")),
    counts,
    position: readPosition(searchParams.get("$skiptoken")),
  };
}

function readTop(text: string | null): number {
  if (text === null) {
    return defaultTop;
  }
  const top = /^\d+$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(top)) {
    throw malformed(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  }
  if (top < 1 || top > mostTop) {
    throw unsupportedQuery(
      `Invalid page size specified: '${text}'. Must be between 1 and ${String(mostTop)} inclusive.`,
    );
  }
  return top;
}

function readOrder<Item>(text: string | null, type: EntityType<Item>): Order | undefined {
  if (text === null) {
    return undefined;
  }
  const [, property = "", direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/i.exec(text) ?? [];
  assertProperty(property, type);
  if (type.sorts[property] === undefined) {
    throw unsupportedQuery(`Unsupported sort property '${property}' for '${type.name}'.`);
  }
  return { property, descending: direction?.toLowerCase() === "desc" };
}

/** Refuses what the directory cannot filter by, at all or without the header. */
function checkFilter<Item>(filter: Filter, type: EntityType<Item>, isAdvanced: boolean): void {
  switch (filter.kind) {
    case "and":
    case "or":
      checkFilter(filter.left, type, isAdvanced);
      checkFilter(filter.right, type, isAdvanced);
      return;
    case "not":
      if (!isAdvanced) {
        throw unsupportedQuery("Unsupported property filter clause operator 'Not'.");
      }
      checkFilter(filter.inner, type, isAdvanced);
      return;
    case "any": {
      assertProperty(filter.path, type);
      const support = type.filters[`${filter.path}/any`];
      if (support === undefined || (support === "advanced" && !isAdvanced)) {
        throw unsupportedQuery(`Complex query on property ${filter.path} is not supported.`);
      }
      return;
    }
    case "compare":
    case "text":
      checkTest(filter, type, isAdvanced);
  }
}

function checkTest<Item>(
  filter: Extract<Filter, { kind: "compare" | "text" }>,
  type: EntityType<Item>,
  isAdvanced: boolean,
): void {
  assertProperty(filter.path.split("/")[0] ?? "", type);
  const support = type.filters[filter.path];
  if (support === undefined || (filter.kind === "text" && filter.name === "contains")) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${filter.path}' of resource '${capital(type.name)}'.`,
    );
  }
  if (isAdvanced) {
    return;
  }
  if (filter.kind === "compare" && filter.operator === "ne") {
    throw unsupportedQuery("Unsupported property filter clause operator 'NotEqualsMatch'.");
  }
  if (filter.kind === "text" && filter.name === "endswith") {
    throw unsupportedQuery(
      "Operator 'endsWith' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header.",
    );
  }
  if (support === "advanced" || (filter.kind === "compare" && filter.value === null)) {
    throw unsupportedQuery(
      `Unsupported or invalid query filter clause specified for property '${filter.path}' of resource '${capital(type.name)}'.`,
    );
  }
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** A token that nobody has to understand. */
export function writePosition(position: number): string {
  return Buffer.from(`RFNwd ${String(position)}`).toString("base64url");
}

function readPosition(token: string | null): number {
  if (token === null) {
    return 0;
  }
  const [, position] = /^RFNwd (\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  if (position === undefined) {
    throw new Refusal(
      400,
      "Directory_ExpiredPageToken",
      "The specified page token value has expired and can no longer be included in your request.",
    );
  }
  return Number(position);
}
