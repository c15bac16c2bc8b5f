import { UserError } from "../host/run.mjs";
import { sorted } from "./data.mjs";

/** The tenants in which Microsoft registers its applications: that of its services, and its own. */
const microsoft = ["f8cdef31-a31e-4b4a-93e4-5f571e91255a", "72f988bf-86f1-41af-91ab-2d7cd011db47"];

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The text that Microsoft Graph answered, with a sentence where it is none. */
export function parseAnswer(text) {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UserError(`The answer is not JSON: ${error.message}`);
  }
}

/**
 * The catalogue brought up to `date` with the service principals that a tenant lists. An API that is neither Microsoft's
 * nor known already belongs to the tenant or to somebody it trusts, and is nobody else's business.
 */
export function refresh(data, answer, date) {
  const byId = new Map(data.resources.map((resource) => [resource.appId, resource]));

  for (const principal of listPrincipals(answer)) {
    const published = permissionsOf(principal);
    if (published.length === 0 || !(byId.has(principal.appId) || isMicrosofts(principal))) {
      continue; // A client, or somebody's own API.
    }
    requireLines(principal, published);
    const known = byId.get(principal.appId) ?? { status: "", permissions: [], retired: [] };
    const still = new Set(published.map(key));
    const gone = known.permissions
      .filter((permission) => !still.has(key(permission)))
      .map((permission) => ({ ...permission, enabled: true, lastSeen: data.date }));
    const returned = (old) => still.has(key(old));

    byId.set(principal.appId, {
      appId: principal.appId,
      name: oneLine(principal.displayName) || known.name || "-",
      status: known.status.startsWith("removed") ? "" : known.status,
      permissions: published,
      retired: [...known.retired.filter((old) => !returned(old)), ...gone],
    });
  }

  const source = `service principals of a tenant, ${date}`;
  return {
    date,
    sources: [...new Set([...data.sources, source])].sort(),
    resources: sorted([...byId.values()]),
  };
}

function listPrincipals(answer) {
  if (answer["@odata.nextLink"] !== undefined) {
    throw new UserError(
      "The answer is not complete: it has an @odata.nextLink. Read that page and all after it, and join their values into one.",
    );
  }
  const principals = answer.value ?? answer;
  if (!Array.isArray(principals)) {
    throw new UserError("The answer has no list of service principals in “value”.");
  }
  return principals;
}

function isMicrosofts({ appOwnerOrganizationId, displayName, appId }) {
  if (appOwnerOrganizationId === undefined) {
    throw new UserError(
      `The answer does not say whose “${oneLine(displayName) || appId}” is. Ask for appOwnerOrganizationId as well, with $select.`,
    );
  }
  return microsoft.includes(appOwnerOrganizationId);
}

/** In the catalogue's lines, a space ends an id and the value of a permission, and the end of a line ends a name. */
function requireLines({ appId, displayName }, permissions) {
  const isOdd = ({ id, value }) => !guid.test(id) || /\s/.test(value) || value === "-";
  const odd = guid.test(appId) ? permissions.find(isOdd) : { id: appId, value: "" };
  if (odd) {
    throw new UserError(
      `“${oneLine(displayName) || appId}” has what the catalogue cannot write down: ${JSON.stringify([odd.id, odd.value])}.`,
    );
  }
}

/** A name as one line with single spaces. */
function oneLine(name) {
  return (name ?? "").replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/** A permission that keeps its GUID and changes its name is gone under the old name. */
const key = ({ id, kind, value }) => `${kind} ${id} ${value}`;

/** Roles that only users can hold are not permissions of an application, so they are left out. */
function permissionsOf({ appRoles, oauth2PermissionScopes }) {
  return [
    ...(appRoles ?? [])
      .filter(({ allowedMemberTypes }) => allowedMemberTypes.includes("Application"))
      .map(({ id, value, isEnabled }) => ({
        id,
        value: value ?? "",
        kind: "Role",
        adminConsent: "true",
        enabled: isEnabled,
      })),
    ...(oauth2PermissionScopes ?? []).map(({ id, value, type, isEnabled }) => ({
      id,
      value: value ?? "",
      kind: "Scope",
      adminConsent: type === "Admin" ? "true" : type === "User" ? "false" : "",
      enabled: isEnabled,
    })),
  ];
}
