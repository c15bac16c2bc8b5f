import type { RequestOptions } from "./client.js";

type Value = string | readonly string[];

/**
 * A text of OData with its values as literals: odata`displayName eq ${name}`. A list stands in brackets, as `in` has it.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
export function odata(pieces: TemplateStringsArray, ...values: readonly Value[]): string {
  return pieces.reduce((text, piece, index) => text + literal(values[index - 1] ?? "") + piece);
}

function literal(value: Value): string {
  return typeof value === "string"
    ? `'${value.replaceAll("'", "''")}'`
    : `(${value.map((each) => literal(each)).join(",")})`;
}

/** A filter for what all of these let through. */
export function allOf(...filters: readonly (string | undefined)[]): string | undefined {
  const given = filters.filter((filter) => filter !== undefined);
  return given.length > 1 ? given.map((filter) => `(${filter})`).join(" and ") : given[0];
}

/**
 * What asks for those that have `text` in one of their properties, in words that begin like it. Nothing where the text is
 * blank.
 *
 * @see https://learn.microsoft.com/graph/search-query-parameter
 */
export function searchFor(
  properties: readonly string[],
  text: string,
): Pick<RequestOptions, "headers" | "query"> {
  const escaped = text.trim().replaceAll(/["\\]/g, "\\$&");
  return escaped === ""
    ? {}
    : {
        query: {
          $search: properties.map((property) => `"${property}:${escaped}"`).join(" OR "),
          $count: true,
        },
        headers: { ConsistencyLevel: "eventual" },
      };
}

/** As many of the directory's objects as one page has, where it is not said otherwise. */
export function topOf(pageSize = 999): number {
  return Math.min(pageSize, 999);
}
