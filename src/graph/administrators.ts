import type { UnifiedRoleAssignment, User } from "@microsoft/microsoft-graph-types";
import type { AdministratorLookup } from "../calendar/mailbox-check.js";
import { readRest, type AskOptions } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import { GraphError } from "./errors.js";
import { parsePage } from "./page.js";
import { path } from "./path.js";
import { isRecord } from "./read-answer.js";

/** Who administrates, as far as that may be read. */
export interface Administrators {
  /** By address, user name or object id. */
  readonly isAdministrator: AdministratorLookup;
  /** Why it is not known, or not of everybody. */
  readonly problem: GraphError | undefined;
}

/** A principal as an assignment that is expanded has it, or as the member of a group. */
type Principal = Pick<User, "id" | "mail" | "userPrincipalName" | "proxyAddresses"> & {
  readonly "@odata.type"?: string;
};

const selected = "id,mail,userPrincipalName,proxyAddresses";

/**
 * Who holds a role of the directory, whichever it is, by themselves or as a member of a group. Who could make a role active
 * with Privileged Identity Management, and has not, is none of them.
 *
 * Nobody is asked to consent to anything for it: where whoever signed in may not read roles, it stays unknown.
 *
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export async function readAdministrators(
  client: GraphClient,
  options: AskOptions = {},
): Promise<Administrators> {
  const known = new Set<string>();
  const groups = new Set<string>();
  try {
    const pages = client.pages<UnifiedRoleAssignment>("/roleManagement/directory/roleAssignments", {
      ...options,
      query: { $expand: "principal" },
    });
    for await (const { items } of pages) {
      for (const { principal } of items.filter(isRecord)) {
        if (isRecord(principal)) {
          const { id } = remember(principal, known);
          if (principal["@odata.type"] === "#microsoft.graph.group" && typeof id === "string") {
            groups.add(id);
          }
        }
      }
    }
    const problem = await rememberMembers(client, groups, known, options);
    return { problem, isAdministrator: lookUp(known, problem === undefined ? false : undefined) };
  } catch (error) {
    if (error instanceof GraphError && mayBeRefused.has(error.failure)) {
      return { problem: error, isAdministrator: () => undefined };
    }
    throw error;
  }
}

const mayBeRefused = new Set<GraphError["failure"]>(["forbidden", "not-found", "invalid-request"]);

function lookUp(known: ReadonlySet<string>, otherwise: boolean | undefined): AdministratorLookup {
  return (mailbox) => known.has(mailbox.trim().toLowerCase()) || otherwise;
}

/** Keeps all names that somebody can be found by. */
function remember(principal: Principal, known: Set<string>): Principal {
  const { id, mail, userPrincipalName, proxyAddresses } = principal;
  const others: readonly unknown[] = Array.isArray(proxyAddresses) ? proxyAddresses : [];
  for (const name of [id, mail, userPrincipalName, ...others]) {
    if (typeof name === "string") {
      known.add(name.replace(/^smtp:/i, "").toLowerCase());
    }
  }
  return principal;
}

/** Gives what kept it from looking into one of the groups. */
async function rememberMembers(
  client: GraphClient,
  groups: ReadonlySet<string>,
  known: Set<string>,
  options: AskOptions,
): Promise<GraphError | undefined> {
  let problem: GraphError | undefined;
  const headers = { ConsistencyLevel: "eventual" };
  const requests = [...groups].map((id): BatchRequest => ({
    id,
    method: "GET",
    path: path`/groups/${id}/transitiveMembers/microsoft.graph.user`,
    query: { $select: selected, $top: 999, $count: true },
    headers,
    isList: true,
  }));
  for await (const answer of client.batch(requests, options)) {
    if ("error" in answer) {
      problem = answer.error;
    } else {
      const page = parsePage<Principal>(answer.body) ?? { items: [], total: undefined, next: undefined };
      for (const each of await readRest(client, page, { ...options, headers })) {
        remember(each, known);
      }
    }
  }
  return problem;
}
