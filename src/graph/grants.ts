import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";

/** The API that a permission is one of. Only its id is known where the tenant does not show it. */
export interface GrantResource {
  readonly id: string;
  readonly appId: string | undefined;
  readonly name: string | undefined;
}

/** An application permission that a service principal was given. */
export interface RoleGrant {
  readonly assignmentId: string;
  readonly resource: GrantResource;
  /** The id of the app role, all zeros for an assignment without one. */
  readonly id: string;
  /** Its name, for instance `Calendars.Read`, where the resource still publishes it. */
  readonly value: string | undefined;
  readonly displayName: string | undefined;
  /** When it was given. By whom is not told here, but by the tenant's audit log. */
  readonly granted: string | undefined;
}

/** Delegated permissions of one resource, for everybody or for one user. */
export interface ScopeGrant {
  readonly grantId: string;
  readonly resource: GrantResource;
  /** The object id of the user, absent where it is for everybody. */
  readonly principalId: string | undefined;
  readonly scopes: readonly GrantedScope[];
}

export interface GrantedScope {
  readonly value: string;
  /** Absent where the resource does not publish it. */
  readonly id: string | undefined;
}

/** All that a service principal was given. */
export interface Grants {
  readonly roles: readonly RoleGrant[];
  readonly scopes: readonly ScopeGrant[];
}

/** How grants find names: they hold little more than ids. */
export interface GrantNames {
  findResource(id: string): Pick<GrantResource, "appId" | "name"> | undefined;
  findRole(resource: GrantResource, id: string): Pick<RoleGrant, "value" | "displayName"> | undefined;
  /** The id of a delegated permission. */
  findScope(resource: GrantResource, value: string): string | undefined;
}

/** What was given, with names. */
export function describeGrants(
  assignments: readonly AppRoleAssignment[],
  delegated: readonly OAuth2PermissionGrant[],
  names: GrantNames,
): Grants {
  return {
    roles: assignments.map((assignment) => describeRole(assignment, names)),
    scopes: delegated.map((grant) => describeScopes(grant, names)),
  };
}

function describeRole(assignment: AppRoleAssignment, names: GrantNames): RoleGrant {
  const { id, appRoleId, resourceId, resourceDisplayName, createdDateTime } = assignment;
  const resource = resourceOf(resourceId, names, resourceDisplayName);
  const role = names.findRole(resource, appRoleId ?? "");
  return {
    assignmentId: id ?? "",
    resource,
    id: appRoleId ?? "",
    value: role?.value,
    displayName: role?.displayName,
    granted: createdDateTime ?? undefined,
  };
}

function describeScopes(grant: OAuth2PermissionGrant, names: GrantNames): ScopeGrant {
  const { id, resourceId, principalId, scope } = grant;
  const resource = resourceOf(resourceId, names);
  // Microsoft Graph puts spaces in front and behind, too.
  const values = (scope ?? "").split(/\s+/).filter((value) => value !== "");
  return {
    grantId: id ?? "",
    resource,
    principalId: principalId ?? undefined,
    scopes: values.map((value) => ({ value, id: names.findScope(resource, value) })),
  };
}

function resourceOf(id: string | null | undefined, names: GrantNames, name?: string | null): GrantResource {
  const resource = names.findResource(id ?? "");
  return { id: id ?? "", appId: resource?.appId, name: resource?.name ?? name ?? undefined };
}
