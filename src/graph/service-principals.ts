import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
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

/** More values than these are refused. @see https://learn.microsoft.com/graph/filter-query-parameter */
export const mostValues = 15;

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
  return listAll(client, requestsBy("appId", appIds, listed), options);
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
  const requests = [
    ...requestsBy("id", ids, published),
    ...requestsBy("appId", appIds, published),
    ...requestsBy("appId", namedOnly, named),
  ];
  return (await listAll<Partial<Resource>>(client, requests, options)).map(toResource);
}

/** The request for the object ids of APIs, of which no more than `mostValues` may be wanted. */
export function requestNames(appIds: Iterable<string>): BatchRequest {
  return requestBy("appId", [...appIds], named);
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

type Names = readonly (keyof ServicePrincipal)[];

function requestBy(property: "id" | "appId", values: readonly string[], names: Names): BatchRequest {
  const query = { $filter: `${property} in ${odata`${values}`}`, $select: names.join(",") };
  return { id: "", method: "GET", path: "/servicePrincipals", query, isList: true };
}

function* requestsBy(
  property: "id" | "appId",
  values: Iterable<string>,
  names: Names,
): Generator<BatchRequest> {
  const all = [...new Set(values)];
  for (let start = 0; start < all.length; start += mostValues) {
    yield requestBy(property, all.slice(start, start + mostValues), names);
  }
}

async function listAll<Item>(
  client: GraphClient,
  requests: Iterable<BatchRequest>,
  options: AskOptions,
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const answer of client.batch(requests, { ...options, ...reading })) {
    if ("error" in answer) {
      throw answer.error;
    }
    found.push(...(parsePage<Item>(answer.body)?.items ?? []));
  }
  return found;
}
