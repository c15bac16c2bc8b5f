import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import { readAll, type AskOptions, type GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import { path } from "./path.js";
import { readResources, type Resource } from "./service-principals.js";

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

const reading = { scopes: ["Directory.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };

/**
 * What a service principal was given, with the names that the resources publish.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants
 */
export async function readGrants(
  client: GraphClient,
  servicePrincipalId: string,
  options: AskOptions = {},
): Promise<Grants> {
  const asking = { ...options, ...reading, query: { $top: 999 } };
  const [assignments, delegated] = await Promise.all([
    readAll<AppRoleAssignment>(
      client,
      path`/servicePrincipals/${servicePrincipalId}/appRoleAssignments`,
      asking,
    ),
    readAll<OAuth2PermissionGrant>(
      client,
      path`/servicePrincipals/${servicePrincipalId}/oauth2PermissionGrants`,
      asking,
    ),
  ]);
  const ids = [...assignments, ...delegated].flatMap(({ resourceId }) => resourceId ?? []);
  const resources = new Map(
    (await readResources(client, { ids }, options)).map((resource) => [resource.id, resource]),
  );
  return {
    roles: assignments.map((assignment) => readRole(assignment, resources)),
    scopes: delegated.map((grant) => readScopes(grant, resources)),
  };
}

type Resources = ReadonlyMap<string, Resource>;

function readRole(assignment: AppRoleAssignment, resources: Resources): RoleGrant {
  const { id = "", appRoleId = "", resourceId, resourceDisplayName, createdDateTime } = assignment;
  const role = resources.get(resourceId ?? "")?.appRoles.find((each) => each.id === appRoleId);
  return {
    assignmentId: id,
    resource: resourceOf(resourceId, resources, resourceDisplayName),
    id: appRoleId,
    value: role?.value ?? undefined,
    displayName: role?.displayName ?? undefined,
    granted: createdDateTime ?? undefined,
  };
}

function readScopes(grant: OAuth2PermissionGrant, resources: Resources): ScopeGrant {
  const { id = "", resourceId, principalId, scope } = grant;
  const published = resources.get(resourceId ?? "")?.oauth2PermissionScopes ?? [];
  // Microsoft Graph puts spaces in front and behind, too.
  const names = (scope ?? "").split(/\s+/).filter((name) => name !== "");
  return {
    grantId: id,
    resource: resourceOf(resourceId, resources),
    principalId: principalId ?? undefined,
    scopes: names.map((value) => ({
      value,
      id: published.find((each) => each.value?.toLowerCase() === value.toLowerCase())?.id,
    })),
  };
}

function resourceOf(
  id: string | null | undefined,
  resources: Resources,
  name?: string | null,
): GrantResource {
  const resource = resources.get(id ?? "");
  return {
    id: id ?? "",
    appId: resource?.appId ?? undefined,
    name: resource?.displayName ?? name ?? undefined,
  };
}
