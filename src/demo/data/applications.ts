import { instantText, newApplication, type Application } from "./application.js";
import type { Base } from "./collection.js";
import { hash } from "./hash.js";
import type { Credential, PermissionName } from "./registration.js";
import type { Registry } from "./registry.js";

/** The applications as they are before anybody writes. */
export function firstApplications(registry: Registry): Base<Application> {
  return {
    size: registry.size,
    at: (index) => applicationAt(registry, index),
    indexOf: (id) => registry.applicationIds.indexOf(id),
  };
}

function applicationAt(registry: Registry, index: number): Application | undefined {
  const made = registry.at(index);
  if (!made) {
    return undefined;
  }
  const application = newApplication({
    id: registry.applicationIds.at(index),
    appId: registry.clientIds.at(index),
    displayName: made.name,
    created: registry.daysFromStart(-made.createdDaysAgo, index),
    publisherDomain: registry.domain,
  });
  return {
    ...application,
    signInAudience: made.audience,
    notes: made.notes ?? null,
    isFallbackPublicClient: made.isPublic ? true : null,
    requiredResourceAccess: groupByResource(registry, made.asks),
    passwordCredentials: made.secrets.map((secret, place) => ({
      customKeyIdentifier: null,
      ...credential(registry, secret, index, place),
      hint: hash(index, place, 7).toString(36).padStart(3, "x").slice(0, 3),
      secretText: null,
    })),
    web: { ...application.web, redirectUris: [...made.web] },
    publicClient: { redirectUris: [...made.publicClient] },
  };
}

function credential(registry: Registry, made: Credential, index: number, place: number) {
  return {
    displayName: made.name,
    endDateTime: instantText(registry.daysFromStart(made.endsInDays, index)),
    keyId: registry.keyIds.at(index * 16 + place),
    startDateTime: instantText(registry.daysFromStart(-made.startedDaysAgo, index)),
  };
}

function groupByResource(registry: Registry, names: readonly PermissionName[]) {
  const groups = new Map<string, { id: string; type: string }[]>();
  for (const name of names) {
    const { resource, id, kind } = registry.permission(name);
    groups.set(resource.appId, [...(groups.get(resource.appId) ?? []), { id, type: kind }]);
  }
  return [...groups].map(([resourceAppId, resourceAccess]) => ({ resourceAppId, resourceAccess }));
}
