import type { Permission, PermissionKind } from "../catalogue/catalogue.js";
import type { GrantNames, GrantResource } from "../graph/grants.js";
import type { TenantResources } from "./resources.js";

/** What is known of a permission. */
export interface KnownPermission {
  readonly id: string | undefined;
  readonly value: string | undefined;
  /** The catalogue's, be it one that is no longer published. */
  readonly permission: Permission | undefined;
  /** Whether only an administrator can consent. `undefined` where nobody says so. */
  readonly needsAdministrator: boolean | undefined;
}

/** A permission by its id: from the catalogue, or from the tenant where the catalogue does not know it. */
export function findById(
  resources: TenantResources,
  resourceAppId: string | undefined,
  kind: PermissionKind,
  id: string,
): KnownPermission {
  const permission =
    resourceAppId === undefined ? undefined : findPublished(resources, resourceAppId, kind, id);
  if (permission) {
    return describe(permission);
  }
  const published = listPublished(resources, resourceAppId, kind).find((each) => isSame(each.id, id));
  return {
    id: id.toLowerCase(),
    value: published?.value ?? undefined,
    permission: undefined,
    needsAdministrator: kind === "Role" ? true : published?.needsAdministrator,
  };
}

/** A delegated permission by its name, which is all that a grant has. */
export function findScopeByName(
  resources: TenantResources,
  resourceAppId: string | undefined,
  value: string,
): KnownPermission {
  const { catalogue } = resources;
  const appId = resourceAppId ?? "";
  const permission =
    catalogue.findPermissionByName(appId, "Scope", value) ??
    catalogue
      .findResource(appId)
      ?.formerPermissions.find((each) => each.kind === "Scope" && isSame(each.value, value));
  if (permission) {
    return describe(permission);
  }
  const published = listPublished(resources, resourceAppId, "Scope").find((each) =>
    isSame(each.value, value),
  );
  return {
    id: published?.id?.toLowerCase(),
    value: published?.value ?? value,
    permission: undefined,
    needsAdministrator: published?.needsAdministrator,
  };
}

/** What a resource is called: by the catalogue, or else by the tenant. */
export function findResourceName(
  resources: TenantResources,
  resourceAppId: string | undefined,
): string | undefined {
  const appId = resourceAppId ?? "";
  return (
    resources.catalogue.findResource(appId)?.name ?? resources.findByAppId(appId)?.displayName ?? undefined
  );
}

/** The names of grants, as far as they are known by now. */
export function namesFor(resources: TenantResources): GrantNames {
  return {
    findResource(id): Pick<GrantResource, "appId" | "name"> | undefined {
      const resource = resources.find(id);
      if (!resource) {
        return undefined;
      }
      const appId = resource.appId?.toLowerCase();
      return { appId, name: findResourceName(resources, appId) ?? resource.displayName ?? undefined };
    },
    findRole({ appId }, id) {
      const { value } = findById(resources, appId, "Role", id);
      const role = resources.findByAppId(appId ?? "")?.appRoles.find((each) => isSame(each.id, id));
      return { value, displayName: role?.displayName ?? undefined };
    },
    findScope: ({ appId }, value) => findScopeByName(resources, appId, value).id,
  };
}

function findPublished(
  { catalogue }: TenantResources,
  appId: string,
  kind: PermissionKind,
  id: string,
): Permission | undefined {
  return (
    catalogue.findPermission(appId, kind, id) ??
    catalogue.findResource(appId)?.formerPermissions.find((each) => each.kind === kind && isSame(each.id, id))
  );
}

function describe(permission: Permission): KnownPermission {
  const { id, kind, value, adminConsentRequired } = permission;
  return {
    id,
    value: value === "" ? undefined : value,
    permission,
    needsAdministrator: kind === "Role" ? true : adminConsentRequired,
  };
}

interface Published {
  readonly id: string | undefined;
  readonly value: string | null | undefined;
  readonly needsAdministrator: boolean | undefined;
}

/** What a resource publishes to the tenant, where the tenant was asked. */
function listPublished(
  resources: TenantResources,
  appId: string | undefined,
  kind: PermissionKind,
): readonly Published[] {
  const resource = appId === undefined ? undefined : resources.findByAppId(appId);
  return kind === "Role"
    ? (resource?.appRoles ?? []).map(({ id, value }) => ({ id, value, needsAdministrator: true }))
    : (resource?.oauth2PermissionScopes ?? []).map(({ id, value, type }) => ({
        id,
        value,
        needsAdministrator: type === "Admin" ? true : type === "User" ? false : undefined,
      }));
}

const isSame = (one: string | null | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();
