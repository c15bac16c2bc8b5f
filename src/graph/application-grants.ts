import type {
  Application,
  AppRoleAssignment,
  OAuth2PermissionGrant,
  ServicePrincipal,
} from "@microsoft/microsoft-graph-types";
import { pathOfApplication, type ApplicationKey } from "./applications.js";
import { readRest, type AskOptions, type GraphScope } from "./asking.js";
import type { BatchAnswer, BatchRequest, GraphClient, RequestOptions } from "./client.js";
import { odata } from "./odata.js";
import { parsePage } from "./page.js";
import { path } from "./path.js";
import { askTogether, bodyOf } from "./together.js";

/** A registration, its service principal and the grants of that, as Microsoft Graph tells them. */
export interface ApplicationGrants {
  /** Whole. */
  readonly application: Application;
  /** Absent where it has none in this tenant. */
  readonly servicePrincipal: ServicePrincipal | undefined;
  readonly assignments: readonly AppRoleAssignment[];
  readonly delegated: readonly OAuth2PermissionGrant[];
  /** What the request that went along was answered. Absent where there was none, or where it failed. */
  readonly beside: unknown;
}

const wanted = [
  "id",
  "appId",
  "displayName",
  "accountEnabled",
  "appRoleAssignmentRequired",
  "appOwnerOrganizationId",
  "servicePrincipalType",
  "alternativeNames",
] as const satisfies readonly (keyof ServicePrincipal)[];

const reading = { scopes: ["Application.Read.All", "Directory.Read.All"] } as const satisfies {
  scopes: readonly GraphScope[];
};

/**
 * Reads all of that with one `$batch`, or with one more where the client id is not known yet. `along` is one more
 * request that goes with the first.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignments
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-oauth2permissiongrants
 */
export async function readApplicationGrants(
  client: GraphClient,
  key: ApplicationKey,
  along: BatchRequest | undefined,
  options: AskOptions = {},
): Promise<ApplicationGrants> {
  const asking = { ...options, ...reading };
  const registration = {
    application: { method: "GET", path: pathOfApplication(key) },
    beside: along,
  } as const;
  const known = "appId" in key ? requestGrants(key.appId) : undefined;
  const first = await askTogether<Name>(client, { ...registration, ...known }, asking);
  const application = bodyOf(first.application) as Application;
  const beside = first.beside && "body" in first.beside ? first.beside.body : undefined;
  const answers = known
    ? first
    : await askTogether<Name>(client, requestGrants(application.appId ?? ""), asking);

  const { principal } = answers;
  const hasNone = principal !== undefined && "error" in principal && principal.error.failure === "not-found";
  if (hasNone) {
    const nothing = { servicePrincipal: undefined, assignments: [], delegated: [] };
    return { application, ...nothing, beside };
  }
  const [assignments, delegated] = await Promise.all([
    readList<AppRoleAssignment>(client, answers.assignments, asking),
    readList<OAuth2PermissionGrant>(client, answers.delegated, asking),
  ]);
  return {
    application,
    servicePrincipal: bodyOf(principal) as ServicePrincipal,
    assignments,
    delegated,
    beside,
  };
}

type Name = "application" | "beside" | "principal" | "assignments" | "delegated";

async function readList<Item>(
  client: GraphClient,
  answer: BatchAnswer | undefined,
  options: RequestOptions,
): Promise<readonly Item[]> {
  const page = parsePage<Item>(bodyOf(answer));
  return page ? await readRest(client, page, options) : [];
}

function requestGrants(appId: string) {
  const principal = path`/servicePrincipals(appId=${odata`${appId}`})`;
  const query = { $top: 999 };
  return {
    principal: { method: "GET", path: principal, query: { $select: wanted.join(",") } },
    assignments: { method: "GET", path: `${principal}/appRoleAssignments`, query, isList: true },
    delegated: { method: "GET", path: `${principal}/oauth2PermissionGrants`, query, isList: true },
  } as const;
}
