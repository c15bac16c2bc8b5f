import { findMeaning } from "../../catalogue/meanings.js";
import type { Catalogue, Permission, Resource } from "../../catalogue/catalogue.js";
import { azureAdGraph, exchangeOnline, graph } from "../../catalogue/well-known.js";
import { newServicePrincipal, type ServicePrincipal } from "./application.js";

/** The tenant that Microsoft registers its own applications in. */
export const microsoftTenant = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

/** The resources that every tenant has a service principal of. */
export const resourcesAtStart = [graph, exchangeOnline, azureAdGraph] as const;

const names: Readonly<Record<string, readonly string[]>> = {
  [graph]: [
    "https://graph.microsoft.com",
    "https://graph.microsoft.com/",
    "00000003-0000-0000-c000-000000000000/ags.windows.net",
  ],
  [exchangeOnline]: [
    "https://outlook.office365.com",
    "https://outlook.office365.com/",
    "https://outlook.office.com",
    "https://outlook.office.com/",
  ],
  [azureAdGraph]: ["https://graph.windows.net", "https://graph.windows.net/"],
};

/** The service principal of one of Microsoft's resources, with the permissions that the catalogue knows. */
export function resourcePrincipal(resource: Resource, id: string, created: Date): ServicePrincipal {
  const enabled = resource.permissions.filter(({ value }) => value !== "");
  return {
    ...newServicePrincipal({
      id,
      appId: resource.appId,
      displayName: resource.name,
      created,
      ownerTenantId: microsoftTenant,
      signInAudience: "AzureADMultipleOrgs",
      names: names[resource.appId] ?? [],
      tags: [],
    }),
    appRoles: enabled
      .filter(({ kind }) => kind === "Role")
      .map((permission) => ({
        allowedMemberTypes: ["Application"],
        description: describe(permission),
        displayName: permission.value,
        id: permission.id,
        isEnabled: permission.enabled,
        origin: "Application",
        value: permission.value,
      })),
    oauth2PermissionScopes: enabled
      .filter(({ kind }) => kind === "Scope")
      .map((permission) => ({
        adminConsentDescription: describe(permission),
        adminConsentDisplayName: permission.value,
        id: permission.id,
        isEnabled: permission.enabled,
        type: permission.adminConsentRequired === false ? "User" : "Admin",
        userConsentDescription: describe(permission),
        userConsentDisplayName: permission.value,
        value: permission.value,
      })),
  };
}

function describe(permission: Permission): string {
  return findMeaning(permission) ?? `Grants ${permission.value}.`;
}

/** A resource of Microsoft's that is published today. */
export function findPublished(catalogue: Catalogue, appId: string): Resource | undefined {
  const resource = catalogue.findResource(appId);
  return resource?.removed === undefined ? resource : undefined;
}
