import type { Node } from "jsonc-parser";
import { quoted } from "../base/words.js";
import { items, properties } from "../manifest/tree.js";

/** A value of JSON of which nothing is known. */
export type Json = unknown;

export type JsonObject = Readonly<Record<string, Json>>;

/** Stands where a template has a placeholder without quotes, which is no value of JSON. */
export const placeholder = "{{placeholder}}";

export function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list, or `undefined` for anything else. */
export function listOf(value: Json): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}

export function textOf(value: Json): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The path to a member, as Microsoft Graph writes it. A name that could be no property is put in quotes. */
export function pathTo(path: string, name: string): string {
  const shown = /^[\w-]{1,80}$/.test(name) ? name : quoted(name);
  return path === "" ? shown : `${path}.${shown}`;
}

/** Whether a member belongs to the protocol and not to what it carries: `@odata.type`, `owners@odata.context`, `$schema`. */
export function isAnnotation(name: string): boolean {
  return name.startsWith("$") || name.includes("@odata.");
}

/** The value that stands in a text. Of equal names the last one counts. */
export function jsonOf(node: Node | undefined): Json {
  if (node?.type === "object") {
    // An entry of that name becomes a member even where it is called __proto__.
    return Object.fromEntries(
      properties(node).flatMap(({ name, value }) => (value ? [[name, jsonOf(value)]] : [])),
    );
  }
  if (node?.type === "array") {
    return items(node).map(jsonOf);
  }
  return node?.type === "null" && node.length !== "null".length ? placeholder : (node?.value as Json);
}

/** The same value with its members by name, so that equal ones have equal texts. */
export function sorted(value: Json): Json {
  const list = listOf(value);
  if (list) {
    return list.map(sorted);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((name) => [name, sorted(value[name])]),
      )
    : value;
}

/** The text of a value, empty where there is none. */
export function written(value: Json): string {
  return value === undefined ? "" : JSON.stringify(value);
}

/** Whether two values have the same text, their members in the same order. */
export function isSame(one: Json, other: Json): boolean {
  return written(one) === written(other);
}
