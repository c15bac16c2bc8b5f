import { isGuid } from "../base/guid.js";
import {
  shapeOf,
  type EntriesShape,
  type Members,
  type Shape,
  type ValueShape,
} from "./application-shape.js";
import {
  isAnnotation,
  isObject,
  listOf,
  sorted,
  textOf,
  written,
  type Json,
  type JsonObject,
} from "./json.js";

/**
 * What a file says and what the tenant has in its place, both spelled so that equal things have equal texts. Nothing is
 * `undefined`, be it said as null, as empty or not at all.
 */
export interface Aligned {
  readonly file: Json;
  readonly tenant: Json;
}

/** Puts a value of a file beside that of the tenant. Of the latter only that is taken which the file speaks of. */
export function align(shape: Shape, file: Json, tenant: Json): Aligned {
  if (shape.kind === "object" && (isObject(file) || isNothing(file))) {
    return isObject(file)
      ? alignMembers(shape.members, file, isObject(tenant) ? tenant : {})
      : { file: undefined, tenant: normalize(shape, tenant) };
  }
  if (shape.kind === "entries") {
    return alignEntries(shape, file, tenant);
  }
  return { file: normalize(shape, file), tenant: normalize(shape, tenant) };
}

/** A value as it is spelled where all of it counts. */
export function normalize(shape: Shape, value: Json): Json {
  if (isNothing(value) || shape.kind === "ignored") {
    return undefined;
  }
  switch (shape.kind) {
    case "object":
      return isObject(value) ? alignMembers(shape.members, value, value).file : sorted(value);
    case "entries":
      return alignEntries(shape, value, value).file;
    case "set":
      return normalizeSet(shape.of, value);
    case "permissions":
      return normalizePermissions(value);
    case "indices":
      return normalizeIndices(value);
    case "any":
      return isObject(value) && Object.keys(value).length === 0 ? undefined : sorted(value);
    case "text":
    case "guid":
    case "instant":
    case "flag":
    case "number":
      return normalizeValue(shape, value);
  }
}

/** What an entry is known by. Empty where it says nothing of that. */
export function keyOf({ key, members }: EntriesShape, entry: JsonObject): string {
  const parts = key.map((name) => written(normalize(shapeOf(members, name), entry[name])));
  return parts.join(" ").trim();
}

/** The entries of a list by what they are known by. Of several with the same key each has a number. */
export function byKey(shape: EntriesShape, list: readonly Json[]): Map<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  const counts = new Map<string, number>();
  for (const entry of list) {
    if (isObject(entry)) {
      const key = keyOf(shape, entry);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      found.set(count === 1 ? key : `${key} ${String(count)}`, entry);
    }
  }
  return found;
}

/** Whether a list holds nothing but objects. */
export function isListOfObjects(value: Json): value is readonly JsonObject[] {
  return listOf(value)?.every(isObject) === true;
}

export function isNothing(value: Json): boolean {
  return value === undefined || value === null || value === "" || listOf(value)?.length === 0;
}

/** The names of members that a side says, known ones first and in their order. */
export function namesOf(members: Members, value: JsonObject): readonly string[] {
  const known = Object.keys(members).filter((name) => Object.hasOwn(value, name));
  const others = Object.keys(value).filter((name) => !Object.hasOwn(members, name) && !isAnnotation(name));
  return [...known, ...others.sort()];
}

function alignMembers(members: Members, file: JsonObject, tenant: JsonObject): Aligned {
  const sides: { file: [string, Json][]; tenant: [string, Json][] } = { file: [], tenant: [] };
  for (const name of namesOf(members, file)) {
    const own = Object.hasOwn(tenant, name) ? tenant[name] : undefined;
    const aligned = align(shapeOf(members, name), file[name], own);
    for (const side of ["file", "tenant"] as const) {
      if (aligned[side] !== undefined) {
        sides[side].push([name, aligned[side]]);
      }
    }
  }
  return { file: objectOf(sides.file), tenant: objectOf(sides.tenant) };
}

const objectOf = (members: readonly [string, Json][]) =>
  members.length > 0 ? Object.fromEntries(members) : undefined;

function alignEntries(shape: EntriesShape, file: Json, tenant: Json): Aligned {
  if (!isNothing(file) && !isListOfObjects(file)) {
    return { file: sorted(file), tenant: normalize(shape, tenant) };
  }
  const wanted = byKey(shape, listOf(file) ?? []);
  const present = byKey(shape, listOf(tenant) ?? []);
  const members = shape.closed === true ? known(shape.members) : all;
  const sides: { file: Json[]; tenant: Json[] } = { file: [], tenant: [] };

  for (const key of [...new Set([...wanted.keys(), ...present.keys()])].sort()) {
    const one = wanted.get(key);
    const other = present.get(key);
    const says = members(one ?? other ?? {});
    const aligned = alignMembers(shape.members, says, members(other ?? says));
    if (one) {
      sides.file.push(aligned.file ?? {});
    }
    if (other) {
      sides.tenant.push(aligned.tenant ?? {});
    }
  }
  return { file: fullList(sides.file), tenant: fullList(sides.tenant) };
}

const all = (entry: JsonObject) => entry;

const known = (members: Members) => (entry: JsonObject) =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => Object.hasOwn(members, name)));

const fullList = (list: readonly Json[]) => (list.length > 0 ? list : undefined);

function normalizeSet(of: "text" | "guid", value: Json): Json {
  const list = listOf(value);
  return list?.every((entry) => typeof entry === "string")
    ? [...new Set(list.map((entry) => (of === "guid" ? plainGuid(entry) : entry)))].sort()
    : sorted(value);
}

function normalizeValue({ kind, unset }: ValueShape, value: Json): Json {
  const text = textOf(value);
  const plain =
    text === undefined
      ? sorted(value)
      : kind === "guid"
        ? plainGuid(text)
        : kind === "instant"
          ? plainInstant(text)
          : text;
  return plain === unset ? undefined : plain;
}

const plainGuid = (text: string) => (isGuid(text) ? text.toLowerCase() : text);

/** An instant in UTC. Fractions of a second that no clock of ours has are left as they are. */
function plainInstant(text: string): string {
  const [, moment = "", fraction = "", zone = ""] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/i.exec(text) ?? [];
  const instant = Date.parse(moment + zone.toUpperCase());
  if (Number.isNaN(instant)) {
    return text;
  }
  const digits = fraction.replace(/0+$/, "");
  return new Date(instant).toISOString().replace(/\.000Z$/, `${digits === "" ? "" : `.${digits}`}Z`);
}

/** By resource, each with what is asked of it, sorted. What is no such entry stands at the end as it is. */
function normalizePermissions(value: Json): Json {
  const list = listOf(value);
  if (!list) {
    return sorted(value);
  }
  const { requests, others } = readRequests(list);
  const byResource = new Map<string, Map<string, JsonObject>>();
  for (const { resource, id, type } of requests) {
    const known = byResource.get(plainGuid(resource)) ?? new Map<string, JsonObject>();
    byResource.set(plainGuid(resource), known.set(`${type} ${plainGuid(id)}`, { id: plainGuid(id), type }));
  }
  const resources = [...byResource].sort(byFirst).map(([resourceAppId, permissions]) => ({
    resourceAppId,
    resourceAccess: [...permissions].sort(byFirst).map(([, permission]) => permission),
  }));
  return fullList([...resources, ...others.map(sorted)]);
}

const byFirst = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
  one < other ? -1 : 1;

/** A permission that is asked for, as it is spelled. */
export interface Request {
  readonly resource: string;
  readonly id: string;
  readonly type: string;
}

/** What a list asks for, and entries of it that are none. */
export function readRequests(list: readonly Json[]): { requests: Request[]; others: Json[] } {
  const requests: Request[] = [];
  const others: Json[] = [];
  for (const entry of list) {
    const resource = isObject(entry) ? textOf(entry["resourceAppId"]) : undefined;
    const permissions = isObject(entry) ? (entry["resourceAccess"] ?? []) : undefined;
    const own = (listOf(permissions) ?? []).map((permission) => readRequest(resource ?? "", permission));
    if (resource === undefined || !listOf(permissions) || own.includes(undefined)) {
      others.push(entry);
    } else {
      requests.push(...own.filter((request) => request !== undefined));
    }
  }
  return { requests, others };
}

function readRequest(resource: string, permission: Json): Request | undefined {
  const id = isObject(permission) ? textOf(permission["id"]) : undefined;
  const type = isObject(permission) ? textOf(permission["type"]) : undefined;
  return id === undefined || type === undefined ? undefined : { resource, id, type };
}

function normalizeIndices(value: Json): Json {
  if (!isListOfObjects(value)) {
    return sorted(value);
  }
  const numbered = value.filter(({ index }) => !isNothing(index));
  const entries = numbered.map(({ uri, index }) => ({ uri, index }));
  return fullList(entries.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)));
}
