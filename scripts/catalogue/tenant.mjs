import { sorted } from "./data.mjs";

/** The catalogue brought up to `date` with the service principals that a tenant lists. */
export function refresh(data, answer, date) {
  const byId = new Map(data.resources.map((resource) => [resource.appId, resource]));

  for (const principal of answer.value ?? answer) {
    const published = permissionsOf(principal);
    if (published.length === 0) {
      continue; // A client, not an API.
    }
    const known = byId.get(principal.appId) ?? { status: "", permissions: [], retired: [] };
    const still = new Set(published.map(key));
    const gone = known.permissions
      .filter((permission) => !still.has(key(permission)))
      .map((permission) => ({ ...permission, enabled: true, lastSeen: data.date }));
    const returned = (old) => still.has(key(old));

    byId.set(principal.appId, {
      appId: principal.appId,
      name: principal.displayName,
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

/** A permission that keeps its GUID and changes its name is gone under the old name. */
const key = ({ id, kind, value }) => `${kind} ${id} ${value}`;

/** Roles that only users can hold are not permissions of an application, so they are left out. */
function permissionsOf({ appRoles = [], oauth2PermissionScopes = [] }) {
  return [
    ...appRoles
      .filter(({ allowedMemberTypes }) => allowedMemberTypes.includes("Application"))
      .map(({ id, value, isEnabled }) => ({
        id,
        value: value ?? "",
        kind: "Role",
        adminConsent: "true",
        enabled: isEnabled,
      })),
    ...oauth2PermissionScopes.map(({ id, value, type, isEnabled }) => ({
      id,
      value: value ?? "",
      kind: "Scope",
      adminConsent: type === "Admin" ? "true" : type === "User" ? "false" : "",
      enabled: isEnabled,
    })),
  ];
}
