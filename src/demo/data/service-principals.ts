import { graphCommandLineTools } from "../../identity/connection.js";
import { newServicePrincipal, type ServicePrincipal } from "./application.js";
import type { Base } from "./collection.js";
import type { Registration } from "./registration.js";
import type { Registry } from "./registry.js";
import { findPublished, microsoftTenant, resourcePrincipal, resourcesAtStart } from "./resources.js";
import { staffIndex } from "./staff.js";

/** Applications of other tenants that somebody consented to here. */
const guestNames = ["Microsoft Graph Command Line Tools", "Meetly Scheduler"] as const;

const beforeGuests = resourcesAtStart.length;
const beforeApplications = beforeGuests + guestNames.length;

/**
 * The service principals as they are before anybody writes: Microsoft's resources, the first guests, the own
 * applications, and the other guests.
 */
export function firstServicePrincipals(registry: Registry): Base<ServicePrincipal> {
  // Those of resources are asked for by every grant, and are long.
  const resources = new Map<number, ServicePrincipal | undefined>();
  return {
    size: beforeApplications + registry.size + registry.guests,
    at(place) {
      if (place >= beforeGuests) {
        return principalAt(registry, place);
      }
      const known = resources.get(place) ?? principalAt(registry, place);
      resources.set(place, known);
      return known;
    },
    indexOf: (id) => registry.principalIds.indexOf(id),
  };
}

/** The id of the first service principal of an application, and where it stands. */
export function findFirstPrincipal(registry: Registry, appId: string): string | undefined {
  const resource = resourcesAtStart.findIndex((id) => id === appId);
  const guest = guestNames.findIndex((_, index) => guestClientId(registry, index) === appId);
  const index = registry.indexOfClient(appId);
  const number = registry.numberOfGuest(appId);
  const place =
    resource >= 0
      ? resource
      : guest >= 0
        ? beforeGuests + guest
        : index !== undefined
          ? beforeApplications + index
          : number === undefined
            ? undefined
            : beforeApplications + registry.size + number;
  return place === undefined ? undefined : registry.principalIds.at(place);
}

/** What was granted to an application before anybody wrote. */
export function firstGrants(registry: Registry, appId: string): Pick<Registration, "grants" | "ownGrants"> {
  if (appId === guestClientId(registry, 1)) {
    const scopes = [{ resource: "Microsoft Graph", kind: "Scope", value: "Calendars.ReadWrite" }] as const;
    return { grants: [], ownGrants: [{ user: staffIndex("oliver.pembroke"), scopes }] };
  }
  const number = registry.numberOfGuest(appId);
  if (number !== undefined) {
    return registry.guestAt(number);
  }
  const index = registry.indexOfClient(appId);
  return (index === undefined ? undefined : registry.at(index)) ?? { grants: [], ownGrants: [] };
}

function principalAt(registry: Registry, place: number): ServicePrincipal | undefined {
  const id = registry.principalIds.at(place);
  const index = place - beforeApplications;
  if (index >= registry.size) {
    return guestPrincipal(registry, index - registry.size, id);
  }
  if (index >= 0) {
    const made = registry.at(index);
    return made?.hasServicePrincipal === true
      ? newServicePrincipal({
          id,
          appId: registry.clientIds.at(index),
          displayName: made.name,
          created: registry.daysFromStart(-made.createdDaysAgo, index),
          ownerTenantId: registry.tenantId,
          enabled: made.enabled,
          signInAudience: made.audience,
        })
      : undefined;
  }
  const created = registry.daysFromStart(-3000, place);
  const appId = resourcesAtStart[place];
  const resource = appId === undefined ? undefined : findPublished(registry.catalogue, appId);
  return resource
    ? resourcePrincipal(resource, id, created)
    : newServicePrincipal({
        id,
        appId: guestClientId(registry, place - beforeGuests),
        displayName: guestNames[place - beforeGuests] ?? "",
        created: registry.daysFromStart(-150, place),
        ownerTenantId: place === beforeGuests ? microsoftTenant : registry.strangers.at(0),
        signInAudience: "AzureADMultipleOrgs",
      });
}

function guestPrincipal(registry: Registry, number: number, id: string): ServicePrincipal {
  const { name, isMicrosofts, createdDaysAgo, enabled } = registry.guestAt(number);
  return newServicePrincipal({
    id,
    appId: registry.guestClientId(number),
    displayName: name,
    created: registry.daysFromStart(-createdDaysAgo, number),
    ownerTenantId: isMicrosofts ? microsoftTenant : registry.strangers.at(2 + (number % 8)),
    enabled,
    signInAudience: "AzureADMultipleOrgs",
  });
}

function guestClientId(registry: Registry, guest: number): string {
  return guest === 0 ? graphCommandLineTools : registry.strangers.at(guest);
}
