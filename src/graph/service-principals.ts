import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { collect, type AskOptions, type GraphScope, type Selected } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import { listBy, requestsBy, type ListBy } from "./list-by.js";
import { odata } from "./odata.js";
import { parsePage } from "./page.js";

const listed = [
  "id",
  "appId",
  "displayName",
  "accountEnabled",
  "appOwnerOrganizationId",
  "servicePrincipalType",
] as const satisfies readonly (keyof ServicePrincipal)[];

const published = [
  "id",
  "appId",
  "displayName",
  "appRoles",
  "oauth2PermissionScopes",
] as const satisfies readonly (keyof ServicePrincipal)[];

const named = ["id", "appId", "displayName"] as const satisfies readonly (keyof ServicePrincipal)[];

/** A service principal as lists show it. */
export type ListedServicePrincipal = Selected<ServicePrincipal, typeof listed>;

/** An API as this tenant knows it, with the permissions that it publishes. */
export type Resource = Selected<ServicePrincipal, typeof published>;

const reading = { scopes: ["Application.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };

/** The one of an application in this tenant, if it has any. */
export async function findServicePrincipal(
  client: GraphClient,
  appId: string,
  options: AskOptions = {},
): Promise<ListedServicePrincipal | undefined> {
  const query = { $filter: odata`appId eq ${appId}`, $select: listed.join(",") };
  const pages = client.pages<ListedServicePrincipal>("/servicePrincipals", { ...options, ...reading, query });
  for await (const { items } of pages) {
    return items[0];
  }
  return undefined;
}

/** Those of many applications, in any order. What has none in this tenant is left out. */
export function listServicePrincipals(
  client: GraphClient,
  appIds: Iterable<string>,
  options: AskOptions = {},
): Promise<readonly ListedServicePrincipal[]> {
  return collect(
    listBy<ListedServicePrincipal>(client, by("appId", appIds, listed), { ...options, ...reading }),
  );
}

/** Which APIs are wanted, each by its object id or its client id. */
export interface ResourceKeys {
  readonly ids?: Iterable<string>;
  readonly appIds?: Iterable<string>;
  /** Client ids of those of which only the object id is wanted: what some publish is large. */
  readonly namedOnly?: Iterable<string>;
}

/** The APIs of these keys, with one `$batch` for up to 300. What this tenant does not know is left out. */
export async function readResources(
  client: GraphClient,
  { ids = [], appIds = [], namedOnly = [] }: ResourceKeys,
  options: AskOptions = {},
): Promise<readonly Resource[]> {
  const lists = [by("id", ids, published), by("appId", appIds, published), by("appId", namedOnly, named)];
  const found = listBy<Partial<Resource>>(client, lists, { ...options, ...reading });
  return (await collect(found)).map(toResource);
}

/** The requests for the object ids of APIs, one for each `mostValues` of them. */
export function requestNames(appIds: Iterable<string>): readonly BatchRequest[] {
  return [...requestsBy(by("appId", appIds, named))];
}

/** The APIs of an answer, which have no permissions where those were not wanted. */
export function parseResources(body: unknown): readonly Resource[] {
  return (parsePage<Partial<Resource>>(body)?.items ?? []).map(toResource);
}

function toResource({ id = "", appId, displayName, appRoles, oauth2PermissionScopes }: Partial<Resource>) {
  return {
    id,
    appId: appId ?? null,
    displayName: displayName ?? null,
    appRoles: appRoles ?? [],
    oauth2PermissionScopes: oauth2PermissionScopes ?? [],
  } satisfies Resource;
}

function by(
  property: "id" | "appId",
  values: Iterable<string>,
  select: readonly (keyof ServicePrincipal)[],
): ListBy {
  return { path: "/servicePrincipals", property, values, select };
}
