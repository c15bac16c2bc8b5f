import type {
  AppRoleAssignment,
  OAuth2PermissionGrant,
  ServicePrincipal,
} from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import { listBy } from "./list-by.js";
import { odata, topOf } from "./odata.js";
import type { Page } from "./page.js";
import { path } from "./path.js";

const reading = { scopes: ["Directory.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };

/**
 * Who was given application permissions of a resource, be it from this tenant or another one.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto
 */
export function listAssignedTo(
  client: GraphClient,
  resourceId: string,
  options: AskOptions = {},
): AsyncIterable<Page<AppRoleAssignment>> {
  return client.pages(path`/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
    ...options,
    ...reading,
    query: { $top: topOf() },
  });
}

/**
 * Which delegated permissions of a resource were given to whom, for everybody and for single users.
 *
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-list
 */
export function listDelegatedGrants(
  client: GraphClient,
  resourceId: string,
  options: AskOptions = {},
): AsyncIterable<Page<OAuth2PermissionGrant>> {
  return client.pages("/oauth2PermissionGrants", {
    ...options,
    ...reading,
    query: { $filter: odata`resourceId eq ${resourceId}`, $top: topOf() },
  });
}

const described = [
  "id",
  "appId",
  "displayName",
  "accountEnabled",
  "appOwnerOrganizationId",
  "servicePrincipalType",
] as const satisfies readonly (keyof ServicePrincipal)[];

/** A service principal that may hold grants. Every member may be null. */
export type Holder = Pick<ServicePrincipal, (typeof described)[number]>;

/** Those of many object ids or client ids, in any order. What is not there any more is left out. */
export function listHolders(
  client: GraphClient,
  by: { readonly property: "id" | "appId"; readonly values: Iterable<string> },
  options: AskOptions = {},
): AsyncIterable<Holder> {
  return listBy(
    client,
    { path: "/servicePrincipals", ...by, select: described },
    { ...options, scopes: ["Application.Read.All"] satisfies GraphScope[] },
  );
}
