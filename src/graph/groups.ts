import type { Group } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope, Selected } from "./asking.js";
import type { GraphClient } from "./client.js";
import { searchFor, topOf } from "./odata.js";
import type { Page } from "./page.js";
import { path } from "./path.js";
import type { ListedUser } from "./users.js";

const listed = ["id", "displayName", "mail", "description"] as const satisfies readonly (keyof Group)[];

/** A group as lists show it. */
export type ListedGroup = Selected<Group, typeof listed>;

const reading = { scopes: ["GroupMember.Read.All"] } as const satisfies { scopes: readonly GraphScope[] };

const user = [
  "id",
  "displayName",
  "mail",
  "userPrincipalName",
] as const satisfies readonly (keyof ListedUser)[];

export interface ListGroupsOptions extends AskOptions {
  /** Words of the name, or how the mail address begins. */
  readonly search?: string | undefined;
  readonly pageSize?: number | undefined;
}

/** @see https://learn.microsoft.com/graph/api/group-list */
export function listGroups(
  client: GraphClient,
  { search = "", pageSize, ...options }: ListGroupsOptions = {},
): AsyncIterable<Page<ListedGroup>> {
  const words = searchFor(["displayName", "mail"], search);
  return client.pages("/groups", {
    ...options,
    ...reading,
    ...words,
    query: { $select: listed.join(","), $top: topOf(pageSize), ...words.query },
  });
}

/**
 * The people of a group, those of the groups in it among them, page by page. What else is a member is left out. The cast
 * at the end of the path is one of the advanced queries.
 *
 * @see https://learn.microsoft.com/graph/api/group-list-transitivemembers
 */
export function listGroupUsers(
  client: GraphClient,
  group: string,
  options: AskOptions & { readonly pageSize?: number | undefined } = {},
): AsyncIterable<Page<ListedUser>> {
  const { pageSize, ...asked } = options;
  return client.pages(path`/groups/${group}/transitiveMembers/microsoft.graph.user`, {
    ...asked,
    ...reading,
    headers: { ConsistencyLevel: "eventual" },
    query: { $select: user.join(","), $top: topOf(pageSize), $count: true },
  });
}
