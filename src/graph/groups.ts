import type { Group, User } from "@microsoft/microsoft-graph-types";
import { isGuid } from "../base/guid.js";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import { GraphError } from "./errors.js";
import { odata, searchFor, topOf } from "./odata.js";
import type { Page } from "./page.js";
import { path } from "./path.js";

const listed = ["id", "displayName", "mail", "description"] as const satisfies readonly (keyof Group)[];

/** A group as lists show it. One without mail has members all the same. */
export type ListedGroup = Selected<Group, typeof listed>;

const member = ["id", "displayName", "mail", "userPrincipalName"] as const satisfies readonly (keyof User)[];

export type GroupMember = Selected<User, typeof member>;

/** Without the second one, members come without their names and addresses. */
const reading = { scopes: ["GroupMember.Read.All", "User.ReadBasic.All"] } as const satisfies {
  scopes: readonly GraphScope[];
};

/** @see https://learn.microsoft.com/graph/aad-advanced-queries */
const advanced = { headers: { ConsistencyLevel: "eventual" } } as const;

/** @see https://learn.microsoft.com/graph/api/group-list */
export function listGroups(
  client: GraphClient,
  {
    search = "",
    pageSize,
    ...options
  }: AskOptions & { readonly search?: string | undefined; readonly pageSize?: number } = {},
): AsyncIterable<Page<ListedGroup>> {
  const words = searchFor(["displayName", "mail"], search);
  return client.pages("/groups", {
    ...options,
    ...reading,
    ...words,
    query: { $select: listed.join(","), $top: topOf(pageSize), ...words.query },
  });
}

/** By object id or mail address. */
export async function findGroup(
  client: GraphClient,
  idOrAddress: string,
  options: AskOptions = {},
): Promise<ListedGroup | undefined> {
  const asked = { ...options, ...reading };
  const $select = listed.join(",");
  if (isGuid(idOrAddress)) {
    try {
      return await client.get<ListedGroup>(path`/groups/${idOrAddress}`, { ...asked, query: { $select } });
    } catch (error) {
      if (error instanceof GraphError && error.failure === "not-found") {
        return undefined;
      }
      throw error;
    }
  }
  const query = { $filter: odata`mail eq ${idOrAddress}`, $select };
  for await (const { items } of client.pages<ListedGroup>("/groups", { ...asked, query })) {
    return items[0];
  }
  return undefined;
}

/**
 * The people in a group, and those in groups within it. Devices, contacts and the groups themselves are left out.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export function listGroupMembers(
  client: GraphClient,
  id: string,
  { pageSize, ...options }: AskOptions & { readonly pageSize?: number } = {},
): AsyncIterable<Page<GroupMember>> {
  return client.pages(path`/groups/${id}/transitiveMembers/microsoft.graph.user`, {
    ...options,
    ...reading,
    ...advanced,
    query: { $select: member.join(","), $top: topOf(pageSize), $count: true },
  });
}
