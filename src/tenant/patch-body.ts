import type { Application } from "@microsoft/microsoft-graph-types";
import { byKey, isListOfObjects, isNothing, normalize, readRequests } from "./align.js";
import {
  applicationShape,
  shapeOf,
  type EntriesShape,
  type ObjectShape,
  type Shape,
} from "./application-shape.js";
import { isAnnotation, isObject, listOf, type Json, type JsonObject } from "./json.js";
import { isWritable } from "./refusals.js";

/**
 * The body of a PATCH that makes `properties` what a file says: whole top-level members, and no others. Within them stays
 * what the file does not speak of. What is spelled in the file goes as it is spelled.
 *
 * The protocol has a PATCH merge objects, but Microsoft Graph's reference does not say so for applications. With all of an
 * object in the body it does not matter.
 *
 * @see https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html#sec_UpdateanEntity
 */
export function makeBody(said: JsonObject, tenant: Application, properties: readonly string[]): Application {
  const writes = (path: string) => properties.some((each) => each === path || each.startsWith(`${path}.`));
  const present: JsonObject = { ...tenant };
  const names = Object.keys(applicationShape.members).filter((name) => isWritable(name) && writes(name));
  return Object.fromEntries(
    names.map((name) => {
      const shape = shapeOf(applicationShape.members, name);
      return [name, merge(shape, name, said[name], present[name], writes)];
    }),
  );
}

type Writes = (path: string) => boolean;

function merge(shape: Shape, path: string, file: Json, tenant: Json, writes: Writes): Json {
  switch (shape.kind) {
    case "object":
      return mergeObject(shape, path, file, isObject(tenant) ? tenant : {}, writes);
    case "entries":
      return mergeEntries(shape, file, tenant);
    case "permissions":
      return mergePermissions(file);
    case "set": {
      const texts = (listOf(file) ?? []).filter((entry) => typeof entry === "string");
      return firstOf(texts, (entry) => JSON.stringify(normalize(shape, [entry])));
    }
    case "indices":
      return listOf(file) ?? [];
    case "flag":
    case "text":
    case "guid":
    case "instant":
      return file ?? shape.unset ?? null;
    case "number":
    case "any":
    case "ignored":
      return file ?? null;
  }
}

/** What the file says of it, and what the tenant has besides. Nothing of which the tenant says nothing, either. */
function mergeObject(
  { members, nullable }: ObjectShape,
  path: string,
  file: Json,
  tenant: JsonObject,
  writes: Writes,
): Json {
  if (isNothing(file) && nullable === true) {
    return null;
  }
  const said = isObject(file) ? file : Object.fromEntries(Object.keys(tenant).map((name) => [name, null]));
  const merged: [string, Json][] = [];
  for (const [name, shape] of Object.entries(members)) {
    const inner = `${path}.${name}`;
    const isKept = !Object.hasOwn(said, name) || !writes(inner);
    const value = isKept ? tenant[name] : merge(shape, inner, said[name], tenant[name], writes);
    const isLeftOut = shape.kind === "ignored" || !isWritable(inner) || (isKept && isNothing(value));
    if (shape.kind === "indices") {
      merged.push(...mergeIndices(name, isKept ? undefined : said[name], tenant[name], merged));
    } else if (!isLeftOut) {
      merged.push([name, value]);
    }
  }
  return Object.fromEntries(merged);
}

/**
 * The numbers of redirect URIs, of those that are there. Left out where there is none, because Microsoft Graph makes the
 * list of the redirect URIs itself.
 */
function mergeIndices(
  name: string,
  file: Json,
  tenant: Json,
  siblings: readonly [string, Json][],
): [string, Json][] {
  const [, uris] = siblings.find(([sibling]) => sibling === "redirectUris") ?? [];
  const source = file === undefined ? tenant : (file ?? []);
  const indices = new Map(
    (isListOfObjects(source) ? source : []).map(({ uri, index }) => [uri, index ?? null] as const),
  );
  const settings = (listOf(uris) ?? []).map((uri) => ({ uri, index: indices.get(uri) ?? null }));
  const isLeftOut = file === undefined && settings.every(({ index }) => index === null);
  return isLeftOut ? [] : [[name, settings]];
}

function mergeEntries(shape: EntriesShape, file: Json, tenant: Json): Json {
  const present = byKey(shape, listOf(tenant) ?? []);
  return [...byKey(shape, listOf(file) ?? [])].map(([key, entry]) => {
    const old = present.get(key) ?? {};
    const names = [...new Set([...Object.keys(entry), ...Object.keys(old)])].filter(
      (name) => shapeOf(shape.members, name).kind !== "ignored" && !isAnnotation(name),
    );
    return Object.fromEntries(
      names.map((name) => {
        const inner = shapeOf(shape.members, name);
        return [
          name,
          Object.hasOwn(entry, name) ? merge(inner, name, entry[name], old[name], every) : old[name],
        ];
      }),
    );
  });
}

const every = () => true;

/** Each resource once, each of its permissions once, in the order of the file. */
function mergePermissions(file: Json): Json {
  const shape: Shape = { kind: "permissions" };
  const plain = (text: string) => text.toLowerCase();
  const resources = new Map<
    string,
    { resourceAppId: string; resourceAccess: { id: string; type: string }[] }
  >();
  const seen = new Set<string>();
  for (const { resource, id, type } of readRequests(listOf(file) ?? []).requests) {
    const known = resources.get(plain(resource)) ?? { resourceAppId: resource, resourceAccess: [] };
    resources.set(plain(resource), known);
    const key = plain(`${resource} ${id} ${type}`);
    if (!seen.has(key)) {
      known.resourceAccess.push({ id, type });
    }
    seen.add(key);
  }
  return normalize(shape, file) === undefined ? [] : [...resources.values()];
}

function firstOf<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Item[] {
  const found = new Map<string | undefined, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!found.has(key)) {
      found.set(key, item);
    }
  }
  return [...found.values()];
}
