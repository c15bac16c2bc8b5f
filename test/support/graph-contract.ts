import assert from "node:assert/strict";
import { batchOf, type GraphServer, type Seen } from "./graph-server.js";

interface Row {
  readonly method: string;
  /** With a star for each part that is a value. */
  readonly path: string;
  readonly query?: readonly string[];
  /** The members that a body must have, and those that it may have. */
  readonly body?: { readonly must: readonly string[]; readonly may?: readonly string[] };
  readonly mostTop?: number;
}

const directory = ["$count", "$filter", "$orderby", "$search", "$select", "$top", "$skiptoken"];
const outlook = ["$filter", "$orderby", "$select", "$top", "$skip"];
const application = { may: ["displayName", "signInAudience", "requiredResourceAccess", "web"] };

/** What an application-update may hold. Secrets and certificates go elsewhere. */
const changeable = [
  ...application.may,
  ...["addIns", "api", "appRoles", "authenticationBehaviors", "defaultRedirectUri", "description"],
  ...["groupMembershipClaims", "identifierUris", "info", "isDeviceOnlyAuthSupported", "isDisabled"],
  ...["isFallbackPublicClient", "managerApplications", "nativeAuthenticationApisEnabled", "notes"],
  ...["oauth2RequirePostResponse", "optionalClaims", "parentalControlSettings", "publicClient"],
  ...["requestSignatureVerification", "samlMetadataUrl", "serviceManagementReference"],
  ...["servicePrincipalLockConfiguration", "spa", "tags", "tokenEncryptionKeyId"],
];

/**
 * What Microsoft Graph offers of what we ask, put down by hand from its reference, which names each page after the type
 * and the action: https://learn.microsoft.com/graph/api/application-list and so on. Read on 2026-11-21.
 */
const rows: readonly Row[] = [
  { method: "GET", path: "/applications", query: directory, mostTop: 999 },
  { method: "GET", path: "/applications/*", query: ["$select", "$expand"] },
  { method: "POST", path: "/applications", body: { must: ["displayName"], ...application } },
  { method: "PATCH", path: "/applications/*", body: { must: [], may: changeable } },
  { method: "POST", path: "/applications/*/addPassword", body: { must: ["passwordCredential"] } },
  { method: "POST", path: "/applications/*/removePassword", body: { must: ["keyId"] } },
  { method: "GET", path: "/applications/*/owners", query: directory, mostTop: 999 },
  { method: "GET", path: "/servicePrincipals", query: directory, mostTop: 999 },
  { method: "GET", path: "/servicePrincipals/*", query: ["$select", "$expand"] },
  { method: "GET", path: "/servicePrincipals/*/appRoleAssignments", query: directory, mostTop: 999 },
  { method: "GET", path: "/servicePrincipals/*/oauth2PermissionGrants", query: directory, mostTop: 999 },
  { method: "GET", path: "/servicePrincipals/*/appRoleAssignedTo", query: directory, mostTop: 999 },
  { method: "GET", path: "/oauth2PermissionGrants", query: directory, mostTop: 999 },
  {
    method: "GET",
    path: "/auditLogs/directoryAudits",
    query: ["$filter", "$orderby", "$top"],
    mostTop: 1000,
  },
  { method: "POST", path: "/servicePrincipals", body: { must: ["appId"] } },
  {
    method: "POST",
    path: "/servicePrincipals/*/appRoleAssignedTo",
    body: { must: ["principalId", "resourceId", "appRoleId"] },
  },
  { method: "DELETE", path: "/servicePrincipals/*/appRoleAssignedTo/*" },
  {
    method: "POST",
    path: "/oauth2PermissionGrants",
    body: { must: ["clientId", "consentType", "resourceId", "scope"], may: ["principalId"] },
  },
  { method: "PATCH", path: "/oauth2PermissionGrants/*", body: { must: ["scope"] } },
  { method: "DELETE", path: "/oauth2PermissionGrants/*" },
  { method: "GET", path: "/organization", query: ["$select"] },
  { method: "GET", path: "/users", query: directory, mostTop: 999 },
  { method: "GET", path: "/groups", query: directory, mostTop: 999 },
  { method: "GET", path: "/groups/*", query: ["$select", "$expand"] },
  {
    method: "GET",
    path: "/groups/*/transitiveMembers/microsoft.graph.user",
    query: directory,
    mostTop: 999,
  },
  {
    method: "GET",
    path: "/roleManagement/directory/roleAssignments",
    query: ["$filter", "$expand", "$select", "$skiptoken"],
  },
  { method: "GET", path: "/users/*/mailboxSettings" },
  { method: "GET", path: "/users/*/calendars", query: outlook, mostTop: 1000 },
  {
    method: "GET",
    path: "/users/*/calendarView",
    query: ["startDateTime", "endDateTime", ...outlook],
    mostTop: 1000,
  },
  {
    method: "GET",
    path: "/users/*/calendars/*/calendarView",
    query: ["startDateTime", "endDateTime", ...outlook],
    mostTop: 1000,
  },
  {
    method: "POST",
    path: "/users/*/calendar/getSchedule",
    body: { must: ["schedules", "startTime", "endTime"], may: ["availabilityViewInterval"] },
  },
];

/** Holds every request of the tests around it against the contract. */
export function holdToContract(server: GraphServer): void {
  afterEach(() => {
    for (const seen of server.seen) {
      check(seen);
    }
  });
}

type Sent = Pick<Seen, "method" | "path" | "query" | "headers" | "body">;

function check(seen: Seen): void {
  const path = /^\/v1\.0(\/.*)$/.exec(seen.path)?.[1] ?? "";
  if (seen.method === "POST" && path === "/$batch") {
    for (const { method, url, headers = {}, body } of batchOf(seen)) {
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      );
      checkOne({ method, path: pathname, query: Object.fromEntries(searchParams), headers: lower, body });
    }
  } else {
    checkOne({ ...seen, path });
  }
}

function checkOne({ method, path, query, headers, body }: Sent): void {
  const label = `${method} ${path}`;
  const row = rows.find((each) => each.method === method && fits(each.path, path));
  assert.ok(row, `Microsoft Graph offers no ${label}.`);

  for (const name of Object.keys(query)) {
    assert.ok(row.query?.includes(name), `${label} has no ${name}.`);
  }
  assert.ok(
    Number(query["$top"] ?? 1) <= (row.mostTop ?? 1),
    `${label} gives no page of ${String(query["$top"])}.`,
  );
  // The address of a further page is Microsoft Graph's own.
  if (query["$skiptoken"] === undefined) {
    const needsIndex =
      query["$search"] !== undefined ||
      / ne |\brequiredResourceAccess\/any\(/.test(query["$filter"] ?? "") ||
      (query["$orderby"] !== undefined && /^\/(?:applications|servicePrincipals)$/.test(path));
    // Only the index can count.
    const isAdvanced = needsIndex || query["$count"] === "true";
    assert.equal(
      headers["consistencylevel"],
      isAdvanced ? "eventual" : undefined,
      `${label} needs the header for searching, sorting, counting and some filters, and for nothing else.`,
    );
    assert.equal(query["$count"], isAdvanced ? "true" : undefined);
  }

  const members = Object.keys(body ?? {});
  const { must = [], may = [] } = row.body ?? {};
  assert.deepEqual(
    members.filter((name) => !must.includes(name) && !may.includes(name)),
    [],
    `${label} takes none of these.`,
  );
  assert.deepEqual(
    must.filter((name) => !members.includes(name)),
    [],
    `${label} wants these.`,
  );
}

/** The key of an application may stand in brackets: `/applications(appId='…')`. */
function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const found = path.replace(/^(\/\w+)\((\w+='[^']+')\)/, "$1/$2").split("/");
  return (
    wanted.length === found.length && wanted.every((part, index) => part === "*" || part === found[index])
  );
}
