import type { User } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import { odata, searchFor, topOf } from "./odata.js";
import type { Page } from "./page.js";

const listed = ["id", "displayName", "mail", "userPrincipalName"] as const satisfies readonly (keyof User)[];

/** A user as lists show her. */
export type ListedUser = Selected<User, typeof listed>;

const reading = { scopes: ["User.ReadBasic.All"] } as const satisfies { scopes: readonly GraphScope[] };

export interface ListUsersOptions extends AskOptions {
  /** Words of the name, or how the mail address or the user name begins. */
  readonly search?: string | undefined;
  readonly pageSize?: number | undefined;
  /** Those who have a mail address, by name, with their number. What has none has no mailbox either. */
  readonly onlyWithMail?: boolean;
}

/** @see https://learn.microsoft.com/graph/api/user-list */
export function listUsers(
  client: GraphClient,
  { search = "", pageSize, onlyWithMail = false, ...options }: ListUsersOptions = {},
): AsyncIterable<Page<ListedUser>> {
  const words = searchFor(["displayName", "mail", "userPrincipalName"], search);
  return client.pages("/users", {
    ...options,
    ...reading,
    ...words,
    ...(onlyWithMail ? advanced : {}),
    query: {
      $select: listed.join(","),
      $top: topOf(pageSize),
      ...words.query,
      ...(onlyWithMail ? { $filter: "mail ne null", $orderby: "displayName", $count: true } : {}),
    },
  });
}

/** The page after one of `listUsers`. */
export function readMoreUsers(
  client: GraphClient,
  next: string,
  options: AskOptions = {},
): Promise<Page<ListedUser>> {
  return client.readPage(next, { ...options, ...reading, ...advanced });
}

/** @see https://learn.microsoft.com/graph/aad-advanced-queries */
const advanced = { headers: { ConsistencyLevel: "eventual" } } as const;

/** Whose mail address or user name it is. */
export async function findUser(
  client: GraphClient,
  address: string,
  options: AskOptions = {},
): Promise<ListedUser | undefined> {
  const query = {
    $filter: odata`mail eq ${address} or userPrincipalName eq ${address}`,
    $select: listed.join(","),
  };
  for await (const { items } of client.pages<ListedUser>("/users", { ...options, ...reading, query })) {
    return items[0];
  }
  return undefined;
}
