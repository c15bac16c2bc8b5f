import type { Resource } from "../catalogue/catalogue.js";
import type { RequestedResource } from "./manifest.js";

/** Those of `resources` that publish every permission of an entry, likeliest first. None where it has no GUID to go by. */
export function publishersOf(
  { permissions }: RequestedResource,
  resources: readonly Resource[],
): readonly Resource[] {
  const ids = [...new Set(permissions.map(({ guid }) => guid))];
  return ids.length === 0
    ? []
    : resources
        .filter((resource) => ids.every((id) => id !== undefined && idsOf(resource).has(id)))
        .sort(byLikelihood);
}

/** What is still in service comes first, then what has more to ask for: Microsoft Graph before all others. */
export function byLikelihood(a: Resource, b: Resource): number {
  return Number(isGone(a)) - Number(isGone(b)) || b.permissions.length - a.permissions.length;
}

const isGone = ({ retired, removed }: Resource) => retired !== undefined || removed !== undefined;

const known = new WeakMap<Resource, ReadonlySet<string>>();

/** Asked for every entry of a manifest, so it is collected once. */
function idsOf(resource: Resource): ReadonlySet<string> {
  const ids = known.get(resource) ?? new Set(resource.permissions.map(({ id }) => id));
  known.set(resource, ids);
  return ids;
}
