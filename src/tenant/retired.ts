import { readableDay, type Day } from "../base/days.js";
import { listAliases } from "../catalogue/aliases.js";
import type { Permission, Resource } from "../catalogue/catalogue.js";
import { findRetirement, stateOn } from "../catalogue/retirements.js";

/** Why a permission cannot work any more, or will not from some day on. */
export interface PermissionEnd {
  /** The day from which it works for nobody. */
  readonly since: Day;
  readonly isOver: boolean;
  /** Whole. */
  readonly sentence: string;
}

/** The end of a permission that the catalogue knows of, be it to come or past. */
export function findEnd(permission: Permission, asOf: Day): PermissionEnd | undefined {
  const { resource, lastSeen, value, id } = permission;
  const ofResource = findResourceEnd(resource, asOf);
  if (ofResource?.isOver === true) {
    return ofResource;
  }
  const name = value || id;
  if (lastSeen !== undefined) {
    return {
      since: lastSeen,
      isOver: true,
      sentence: `${name} was last published by ${nameOfResource(resource)} on ${readableDay(lastSeen)} and cannot be granted any more.`,
    };
  }
  const retirement = findRetirement(permission);
  if (retirement) {
    const { subject, ends, unaffected } = retirement;
    const sentence = `${name} opens ${subject}, which ${stateOn(asOf, retirement)}.`;
    return {
      since: ends,
      isOver: ends <= asOf,
      sentence: unaffected === undefined ? sentence : `${sentence} ${unaffected}`,
    };
  }
  return ofResource;
}

/** The end of a resource with all its permissions. */
export function findResourceEnd(resource: Resource, asOf: Day): PermissionEnd | undefined {
  const { retired, removed } = resource;
  const since = retired ?? removed;
  if (since === undefined) {
    return undefined;
  }
  const name = nameOfResource(resource);
  const isOver = since <= asOf;
  const sentence =
    retired === undefined
      ? `${name} was last published on ${readableDay(since)}, and its permissions cannot be granted any more.`
      : isOver
        ? `${name} has been retired since ${readableDay(since)}, and its permissions open nothing any more.`
        : `${name} is retired on ${readableDay(since)}, and its permissions open nothing from then on.`;
  return { since, isOver, sentence };
}

/** As people know it, where Microsoft's own name is another one. */
export function nameOfResource({ appId, name }: Resource): string {
  const alias = listAliases(appId).at(-1);
  return alias === undefined ? name : `${name} (${alias})`;
}
