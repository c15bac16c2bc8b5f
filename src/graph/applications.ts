import type { Application, PasswordCredential, User } from "@microsoft/microsoft-graph-types";
import { isGuid } from "../base/guid.js";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import { listBy } from "./list-by.js";
import { allOf, odata, searchFor, topOf } from "./odata.js";
import type { Page } from "./page.js";
import { path } from "./path.js";

const listed = [
  "id",
  "appId",
  "displayName",
  "createdDateTime",
  "signInAudience",
  "requiredResourceAccess",
  "passwordCredentials",
  "keyCredentials",
] as const satisfies readonly (keyof Application)[];

/** An application as lists show it. */
export type ListedApplication = Selected<Application, typeof listed>;

/** The object id or the client id, either of which names one application, or both. */
export type ApplicationKey = { readonly id: string } | { readonly appId: string };

const reading = { scopes: ["Application.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };
const writing = { scopes: ["Application.ReadWrite.All"] } as const satisfies {
  scopes: readonly GraphScope[];
};

/** What counting, sorting and some filters ask for. @see https://learn.microsoft.com/graph/aad-advanced-queries */
const advanced = { headers: { ConsistencyLevel: "eventual" }, query: { $count: true } } as const;

export interface ListApplicationsOptions extends AskOptions {
  /** What somebody typed: words of the name, by how they begin, or a client id or object id. */
  readonly search?: string | undefined;
  /** In OData. */
  readonly filter?: string | undefined;
  readonly pageSize?: number | undefined;
  /** A property, as in "displayName" or "createdDateTime desc". */
  readonly orderBy?: string | undefined;
  /** Whether the first page says how many there are, which sorting and filters of lists within the application imply. */
  readonly counts?: boolean;
}

/**
 * All registrations of the tenant, or those that are asked for, page by page.
 *
 * @see https://learn.microsoft.com/graph/api/application-list
 */
export function listApplications(
  client: GraphClient,
  {
    search = "",
    filter,
    pageSize,
    orderBy,
    counts = orderBy !== undefined,
    ...options
  }: ListApplicationsOptions = {},
): AsyncIterable<Page<ListedApplication>> {
  const typed = search.trim();
  const byId = isGuid(typed) ? odata`appId eq ${typed} or id eq ${typed}` : undefined;
  const words = searchFor(["displayName"], byId === undefined ? typed : "");
  return client.pages("/applications", {
    ...options,
    ...reading,
    ...(counts ? advanced : {}),
    ...words,
    query: {
      $select: listed.join(","),
      $top: topOf(pageSize),
      $filter: allOf(filter, byId),
      $orderby: orderBy,
      ...(counts ? advanced.query : {}),
      ...words.query,
    },
  });
}

/** How many registrations the tenant has. `undefined` where Microsoft Graph does not say. */
export async function countApplications(
  client: GraphClient,
  options: AskOptions = {},
): Promise<number | undefined> {
  const query = { ...advanced.query, $select: "id", $top: 1 };
  const pages = client.pages<unknown>("/applications", { ...options, ...reading, ...advanced, query });
  for await (const { total } of pages) {
    return total;
  }
  return undefined;
}

/** Those of many client ids, in any order. What is not registered in this tenant is left out. */
export function listApplicationsByAppId(
  client: GraphClient,
  appIds: Iterable<string>,
  options: AskOptions = {},
): AsyncIterable<ListedApplication> {
  const list = { path: "/applications", property: "appId", values: appIds, select: listed };
  return listBy(client, list, { ...options, ...reading });
}

/** Those of these object ids, in any order. What there is no more is left out. */
export function listApplicationsById(
  client: GraphClient,
  ids: Iterable<string>,
  options: AskOptions = {},
): AsyncIterable<ListedApplication> {
  const list = { path: "/applications", property: "id", values: ids, select: listed };
  return listBy(client, list, { ...options, ...reading });
}

/** Whole, as Microsoft Graph gives it. @see https://learn.microsoft.com/graph/api/application-get */
export function readApplication(
  client: GraphClient,
  key: ApplicationKey,
  options: AskOptions = {},
): Promise<Application> {
  return client.get(pathOfApplication(key), { ...options, ...reading });
}

/** @see https://learn.microsoft.com/graph/api/application-post-applications */
export function createApplication(
  client: GraphClient,
  application: Application,
  options: AskOptions = {},
): Promise<Application> {
  return client.post("/applications", application, { ...options, ...writing });
}

/** Changes the members that are given, and no others. @see https://learn.microsoft.com/graph/api/application-update */
export async function updateApplication(
  client: GraphClient,
  key: ApplicationKey,
  changes: Application,
  options: AskOptions = {},
): Promise<void> {
  await client.patch(pathOfApplication(key), changes, { ...options, ...writing });
}

/**
 * Has a client secret made. The answer is the only place where it can ever be read.
 *
 * @see https://learn.microsoft.com/graph/api/application-addpassword
 */
export function addPassword(
  client: GraphClient,
  key: ApplicationKey,
  passwordCredential: Pick<PasswordCredential, "displayName" | "startDateTime" | "endDateTime">,
  options: AskOptions = {},
): Promise<PasswordCredential> {
  return client.post(
    `${pathOfApplication(key)}/addPassword`,
    { passwordCredential },
    { ...options, ...writing },
  );
}

/** @see https://learn.microsoft.com/graph/api/application-removepassword */
export async function removePassword(
  client: GraphClient,
  key: ApplicationKey,
  keyId: string,
  options: AskOptions = {},
): Promise<void> {
  await client.post(`${pathOfApplication(key)}/removePassword`, { keyId }, { ...options, ...writing });
}

/** A person or a service principal, which has no mail address. */
export type Owner = Pick<User, "id" | "displayName" | "userPrincipalName" | "mail">;

/** @see https://learn.microsoft.com/graph/api/application-list-owners */
export function listOwners(
  client: GraphClient,
  key: ApplicationKey,
  options: AskOptions = {},
): AsyncIterable<Page<Owner>> {
  return client.pages(`${pathOfApplication(key)}/owners`, { ...options, ...reading });
}

/** By the object id where both are known. */
export function pathOfApplication(key: ApplicationKey): string {
  return "id" in key ? path`/applications/${key.id}` : path`/applications(appId=${odata`${key.appId}`})`;
}
