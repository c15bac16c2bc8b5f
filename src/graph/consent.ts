import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import type { ScopeGrant } from "./grants.js";
import { path } from "./path.js";

/** A request that gives permissions or takes them away, to be sent for itself or with others in a batch. */
export interface ConsentRequest extends Pick<BatchRequest, "path" | "body"> {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** Delegated permissions that this needs. */
  readonly scopes: readonly GraphScope[];
}

const assigning: readonly GraphScope[] = ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"];
const granting: readonly GraphScope[] = ["DelegatedPermissionGrant.ReadWrite.All"];

export interface RoleRequest {
  /** The object ids of the client's service principal, and of that of the resource. */
  readonly principalId: string;
  readonly resourceId: string;
  readonly appRoleId: string;
}

/** Gives an application permission. @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto */
export function requestRole({ principalId, resourceId, appRoleId }: RoleRequest): ConsentRequest {
  return {
    method: "POST",
    path: path`/servicePrincipals/${resourceId}/appRoleAssignedTo`,
    body: { principalId, resourceId, appRoleId },
    scopes: assigning,
  };
}

export interface HeldRole {
  readonly resourceId: string;
  readonly assignmentId: string;
}

/** Takes one away. @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto */
export function requestRoleRemoval({ resourceId, assignmentId }: HeldRole): ConsentRequest {
  return {
    method: "DELETE",
    path: path`/servicePrincipals/${resourceId}/appRoleAssignedTo/${assignmentId}`,
    scopes: assigning,
  };
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
export function requestScopes({
  clientId,
  resourceId,
  scopes,
  principalId,
  existing,
}: GrantScopesRequest): ConsentRequest {
  if (existing) {
    return replacement(existing, merge(namesOf(existing), scopes));
  }
  const body: OAuth2PermissionGrant = {
    clientId,
    resourceId,
    consentType: principalId === undefined ? "AllPrincipals" : "Principal",
    ...(principalId === undefined ? {} : { principalId }),
    scope: merge([], scopes).join(" "),
  };
  return { method: "POST", path: "/oauth2PermissionGrants", body, scopes: granting };
}

/**
 * Takes delegated permissions away, and the grant with them where none remains.
 *
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete
 */
export function requestScopeRemoval(existing: ScopeGrant, scopes: readonly string[]): ConsentRequest {
  const remaining = namesOf(existing).filter((name) => !includes(scopes, name));
  return remaining.length > 0
    ? replacement(existing, remaining)
    : { method: "DELETE", path: path`/oauth2PermissionGrants/${existing.grantId}`, scopes: granting };
}

function replacement({ grantId }: ScopeGrant, names: readonly string[]): ConsentRequest {
  const body: OAuth2PermissionGrant = { scope: names.join(" ") };
  return { method: "PATCH", path: path`/oauth2PermissionGrants/${grantId}`, body, scopes: granting };
}

export function grantAppRole(
  client: GraphClient,
  role: RoleRequest,
  options: AskOptions = {},
): Promise<AppRoleAssignment> {
  return send(client, requestRole(role), options) as Promise<AppRoleAssignment>;
}

export async function revokeAppRole(
  client: GraphClient,
  role: HeldRole,
  options: AskOptions = {},
): Promise<void> {
  await send(client, requestRoleRemoval(role), options);
}

export async function grantScopes(
  client: GraphClient,
  request: GrantScopesRequest,
  options: AskOptions = {},
): Promise<void> {
  await send(client, requestScopes(request), options);
}

export async function revokeScopes(
  client: GraphClient,
  existing: ScopeGrant,
  scopes: readonly string[],
  options: AskOptions = {},
): Promise<void> {
  await send(client, requestScopeRemoval(existing, scopes), options);
}

function send(
  client: GraphClient,
  { method, path: place, body, scopes }: ConsentRequest,
  options: AskOptions,
): Promise<unknown> {
  const asking = { ...options, scopes };
  switch (method) {
    case "POST":
      return client.post(place, body, asking);
    case "PATCH":
      return client.patch(place, body, asking);
    case "DELETE":
      return client.delete(place, asking);
  }
}

const namesOf = ({ scopes }: ScopeGrant) => scopes.map(({ value }) => value);

/** Each name once, however it is written. */
function merge(before: readonly string[], added: readonly string[]): readonly string[] {
  const names = [...before];
  for (const name of added) {
    if (!includes(names, name)) {
      names.push(name);
    }
  }
  return names;
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}
