import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { slices, type AskOptions, type GraphScope, type Selected } from "./asking.js";
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

/** A service principal as lists show it. */
export type ListedServicePrincipal = Selected<ServicePrincipal, typeof listed>;

/** An API as this tenant knows it, with the permissions that it publishes. */
export type Resource = Selected<ServicePrincipal, typeof published>;

const reading = { scopes: ["Application.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };

/** More values than these are refused. @see https://learn.microsoft.com/graph/filter-query-parameter */
const mostValues = 15;

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
  return listBy(client, "appId", appIds, listed, options);
}

/** The APIs of these object ids or client ids. What this tenant does not know is left out. */
export function readResources(
  client: GraphClient,
  keys: { readonly ids: Iterable<string> } | { readonly appIds: Iterable<string> },
  options: AskOptions = {},
): Promise<readonly Resource[]> {
  return "ids" in keys
    ? listBy(client, "id", keys.ids, published, options)
    : listBy(client, "appId", keys.appIds, published, options);
}

async function listBy<Names extends readonly (keyof ServicePrincipal)[]>(
  client: GraphClient,
  property: "id" | "appId",
  values: Iterable<string>,
  names: Names,
  options: AskOptions,
): Promise<readonly Selected<ServicePrincipal, Names>[]> {
  async function* requests(): AsyncGenerator<BatchRequest> {
    for await (const slice of slices(new Set(values), mostValues)) {
      const query = { $filter: `${property} in ${odata`${slice}`}`, $select: names.join(",") };
      yield { id: "", method: "GET", path: "/servicePrincipals", query, isList: true };
    }
  }
  const found: Selected<ServicePrincipal, Names>[] = [];
  for await (const answer of client.batch(requests(), { ...options, ...reading })) {
    if ("error" in answer) {
      throw answer.error;
    }
    found.push(...(parsePage<Selected<ServicePrincipal, Names>>(answer.body)?.items ?? []));
  }
  return found;
}
