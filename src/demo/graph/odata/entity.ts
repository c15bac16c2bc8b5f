import type { Call } from "../call.js";
import { malformed } from "../refusal.js";

export type Entity = Readonly<Record<string, unknown>>;

/** Works always, or only with `ConsistencyLevel: eventual` and `$count=true`. */
export type Support = "default" | "advanced";

/**
 * How entities of one type can be asked for.
 *
 * @see https://learn.microsoft.com/graph/aad-advanced-queries
 */
export interface EntityType<Item> {
  /** As it is spelled in `#microsoft.graph.…`. */
  readonly name: string;
  readonly properties: ReadonlySet<string>;
  /** What is answered where nothing was selected. Everything, where nothing is said. */
  readonly byDefault?: readonly string[];
  readonly filters: Readonly<Record<string, Support>>;
  readonly sorts: Readonly<Record<string, Support>>;
  readonly searches: readonly string[];
  readonly toEntity: (item: Item) => Entity;
  /** The only one with a value, where the property tells one without looking at all. */
  readonly lookUp?: Readonly<Record<string, (value: string) => Item | undefined>>;
}

interface Named {
  readonly name: string;
  readonly properties: Pick<ReadonlySet<string>, "has">;
}

/** The names of `$select`, checked, or `undefined` where nothing is selected. */
export function readSelect({ url }: Pick<Call, "url">, type: Named): readonly string[] | undefined {
  const text = url.searchParams.get("$select");
  if (text === null || text.trim() === "" || text.trim() === "*") {
    return undefined;
  }
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) {
    assertProperty(name.split("/")[0] ?? name, type);
  }
  return names;
}

export function assertProperty(name: string, type: Named): void {
  if (!type.properties.has(name)) {
    throw malformed(`Could not find a property named '${name}' on type 'microsoft.graph.${type.name}'.`);
  }
}

/** An entity with the chosen properties only. What is said about it as a whole comes along. */
export function choose(entity: Entity, names: readonly string[] | undefined): Entity {
  if (!names) {
    return entity;
  }
  const chosen: Record<string, unknown> = {};
  for (const name of Object.keys(entity)) {
    if (name.startsWith("@")) {
      chosen[name] = entity[name];
    }
  }
  for (const name of names) {
    const [property = name] = name.split("/");
    chosen[property] = entity[property];
  }
  return chosen;
}

/** What stands after the set in the context: "(id,displayName)". */
export function selectionText(names: readonly string[] | undefined): string {
  return names ? `(${names.join(",")})` : "";
}
