import type { Permission } from "../catalogue/catalogue.js";
import type { Application, RequestedResource } from "./manifest.js";

/** What an application asks for, to be looked up without going through all of it. */
export interface Asked {
  /** How often each permission is asked for. */
  readonly counts: ReadonlyMap<Permission, number>;
  /** Of each resource, by its appId, the first entry that has a list. */
  readonly entries: ReadonlyMap<string, RequestedResource>;
}

const known = new WeakMap<Application, Asked>();

/** Many fixes of one manifest ask, so it is collected once. */
export function askedBy(application: Application): Asked {
  const asked = known.get(application) ?? collect(application);
  known.set(application, asked);
  return asked;
}

function collect({ resources }: Application): Asked {
  const counts = new Map<Permission, number>();
  const entries = new Map<string, RequestedResource>();
  for (const requested of resources) {
    const { resource, list, permissions } = requested;
    if (resource && list && !entries.has(resource.appId)) {
      entries.set(resource.appId, requested);
    }
    for (const { permission } of permissions) {
      if (permission) {
        counts.set(permission, (counts.get(permission) ?? 0) + 1);
      }
    }
  }
  return { counts, entries };
}
