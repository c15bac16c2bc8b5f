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
}

/** @see https://learn.microsoft.com/graph/api/user-list */
export function listUsers(
  client: GraphClient,
  { search = "", pageSize, ...options }: ListUsersOptions = {},
): AsyncIterable<Page<ListedUser>> {
  const words = searchFor(["displayName", "mail", "userPrincipalName"], search);
  return client.pages("/users", {
    ...options,
    ...reading,
    ...words,
    query: { $select: listed.join(","), $top: topOf(pageSize), ...words.query },
  });
}

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
