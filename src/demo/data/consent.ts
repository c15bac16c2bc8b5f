import type { ConsentGiven } from "../parts.js";
import { newServicePrincipal, type ServicePrincipal } from "./application.js";
import type { Directory } from "./directory.js";
import { newAssignment, newDelegatedGrant, type DelegatedGrant } from "./grants.js";

/** Names of the application permissions of a resource that an application was granted. */
export function grantedRoles(directory: Directory, appId: string, resourceAppId: string): Set<string> {
  const principal = directory.findServicePrincipal(appId);
  const resource = directory.findServicePrincipal(resourceAppId);
  if (!principal || !resource) {
    return new Set();
  }
  const names = new Map((resource.appRoles ?? []).map(({ id, value }) => [id, value]));
  return new Set(
    directory.grants
      .assignmentsOf(principal)
      .filter(({ resourceId }) => resourceId === resource.id)
      .map(({ appRoleId }) => names.get(appRoleId))
      .filter((name) => typeof name === "string"),
  );
}

/** Names of the delegated permissions that were granted for everybody or for one user. */
export function grantedScopes(
  directory: Directory,
  appId: string,
  userId: string,
  resourceAppId: string,
): Set<string> {
  const principal = directory.findServicePrincipal(appId);
  const resource = directory.findServicePrincipal(resourceAppId);
  const grants = principal && resource ? directory.grants.delegatedOf(principal) : [];
  return new Set(
    grants
      .filter(
        ({ resourceId, principalId }) =>
          resourceId === resource?.id && (principalId === null || principalId === userId),
      )
      .flatMap(({ scope }) => splitScope(scope)),
  );
}

/** Adds what was consented to, to what was there. Whoever consents first makes the service principal. */
export function keepConsent(
  directory: Directory,
  given: ConsentGiven,
  now: Date,
  createId: () => string,
): void {
  const resource = directory.findServicePrincipal(given.resourceAppId);
  const client =
    directory.findServicePrincipal(given.clientId) ?? addPrincipal(directory, given.clientId, now, createId);
  const known = new Set((resource?.oauth2PermissionScopes ?? []).map(({ value }) => value));
  const scopes = given.scopes.filter((scope) => known.has(scope));
  if (!resource || !client) {
    return;
  }
  addRoles(directory, client, resource, given.roles ?? [], now);
  if (scopes.length === 0) {
    return;
  }
  const grants = directory.grants.delegatedOf(client);
  const old = grants.find(isFor(resource, given.userId));
  const all = new Set([...splitScope(old?.scope ?? ""), ...scopes]);
  directory.grants.writeDelegated(client, [
    ...grants.filter((grant) => grant !== old),
    newDelegatedGrant(client.id, resource.id, given.userId, [...all].join(" ")),
  ]);
}

function addRoles(
  { grants }: Directory,
  client: ServicePrincipal,
  resource: ServicePrincipal,
  names: readonly string[],
  now: Date,
): void {
  const old = grants.assignmentsOf(client);
  const added = (resource.appRoles ?? []).flatMap(({ id, value, isEnabled }) =>
    id !== undefined &&
    isEnabled !== false &&
    names.includes(value ?? "") &&
    !old.some(({ resourceId, appRoleId }) => resourceId === resource.id && appRoleId === id)
      ? [newAssignment(client, resource, id, now)]
      : [],
  );
  if (added.length > 0) {
    grants.writeAssignments(client, [...old, ...added]);
  }
}

export function splitScope(scope: string): string[] {
  return scope.split(" ").filter((name) => name !== "");
}

function isFor(resource: ServicePrincipal, userId: string | undefined) {
  return ({ resourceId, principalId }: DelegatedGrant) =>
    resourceId === resource.id && principalId === (userId ?? null);
}

function addPrincipal(
  directory: Directory,
  appId: string,
  created: Date,
  createId: () => string,
): ServicePrincipal | undefined {
  const application = directory.findApplication(appId);
  if (!application) {
    return undefined;
  }
  const principal = newServicePrincipal({
    id: createId(),
    appId,
    displayName: application.displayName,
    created,
    ownerTenantId: directory.registry.tenantId,
    signInAudience: application.signInAudience ?? "AzureADMyOrg",
  });
  directory.addServicePrincipal(principal);
  return principal;
}
