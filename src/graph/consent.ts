import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import type { ScopeGrant } from "./grants.js";
import { path } from "./path.js";

const assigning = {
  scopes: ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"],
} as const satisfies { scopes: readonly GraphScope[] };
const granting = {
  scopes: ["DelegatedPermissionGrant.ReadWrite.All"],
} as const satisfies { scopes: readonly GraphScope[] };

/** Gives an application permission. @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
export function grantAppRole(
  client: GraphClient,
  role: { readonly principalId: string; readonly resourceId: string; readonly appRoleId: string },
  options: AskOptions = {},
): Promise<AppRoleAssignment> {
  return client.post(path`/servicePrincipals/${role.resourceId}/appRoleAssignedTo`, role, {
    ...options,
    ...assigning,
  });
}

/** Takes one away. @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto */
export function revokeAppRole(
  client: GraphClient,
  { resourceId, assignmentId }: { readonly resourceId: string; readonly assignmentId: string },
  options: AskOptions = {},
): Promise<void> {
  return client.delete(path`/servicePrincipals/${resourceId}/appRoleAssignedTo/${assignmentId}`, {
    ...options,
    ...assigning,
  });
}

export interface GrantScopesRequest {
  /** The object id of the client's service principal, and that of the resource. */
  readonly clientId: string;
  readonly resourceId: string;
  readonly scopes: readonly string[];
  /** The user it is for, absent where it is for everybody. */
  readonly principalId?: string | undefined;
  /** What was given before for the same three, of which there can be only one. */
  readonly existing?: ScopeGrant | undefined;
}

/**
 * Gives delegated permissions, in addition to those that were given.
 *
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-post
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-update
 */
export async function grantScopes(
  client: GraphClient,
  { clientId, resourceId, scopes, principalId, existing }: GrantScopesRequest,
  options: AskOptions = {},
): Promise<void> {
  if (existing) {
    const before = existing.scopes.map(({ value }) => value);
    const added = scopes.filter((scope) => !includes(before, scope));
    await replace(client, existing.grantId, [...before, ...added], options);
    return;
  }
  const grant: OAuth2PermissionGrant = {
    clientId,
    resourceId,
    consentType: principalId === undefined ? "AllPrincipals" : "Principal",
    ...(principalId === undefined ? {} : { principalId }),
    scope: scopes.join(" "),
  };
  await client.post("/oauth2PermissionGrants", grant, { ...options, ...granting });
}

/**
 * Takes delegated permissions away, and the grant with them where none remains.
 *
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete
 */
export async function revokeScopes(
  client: GraphClient,
  existing: ScopeGrant,
  scopes: readonly string[],
  options: AskOptions = {},
): Promise<void> {
  const remaining = existing.scopes.map(({ value }) => value).filter((value) => !includes(scopes, value));
  await (remaining.length > 0
    ? replace(client, existing.grantId, remaining, options)
    : client.delete(path`/oauth2PermissionGrants/${existing.grantId}`, { ...options, ...granting }));
}

async function replace(
  client: GraphClient,
  grantId: string,
  scopes: readonly string[],
  options: AskOptions,
): Promise<void> {
  const scope = scopes.join(" ");
  await client.patch(path`/oauth2PermissionGrants/${grantId}`, { scope }, { ...options, ...granting });
}

const includes = (scopes: readonly string[], scope: string) =>
  scopes.some((other) => other.toLowerCase() === scope.toLowerCase());
