import type { RequiredResourceAccess } from "@microsoft/microsoft-graph-types";
import { isNil } from "../base/guid.js";
import type { Catalogue, Permission, PermissionKind } from "../catalogue/catalogue.js";
import type { GrantResource, Grants } from "../graph/grants.js";
import { findById, findResourceName, findScopeByName, type KnownPermission } from "./permission-names.js";
import type { TenantResources } from "./resources.js";
import { findEnd, findResourceEnd, type PermissionEnd } from "./retired.js";

/** "granted": given, but no longer asked for. */
export type PermissionState = "both" | "declared" | "granted";

/** One permission of an application, as it is asked for and as it was given. */
export interface PermissionLine {
  readonly kind: PermissionKind;
  readonly id: string | undefined;
  /** The name, from the catalogue or the tenant; where nobody knows it, `undefined`. */
  readonly value: string | undefined;
  readonly permission: Permission | undefined;
  readonly state: PermissionState;
  /** Why it cannot work any more or will not from some day on, as a whole sentence. */
  readonly retirement: PermissionEnd | undefined;
  /** Whether only an administrator can consent. Absent where nobody says so, which is not a no. */
  readonly needsAdministrator?: boolean | undefined;
  readonly forEverybody: boolean;
  /** The users it was given to one by one. */
  readonly principalIds: readonly string[];
  /** When an application permission was given, as an ISO 8601 instant. */
  readonly granted: string | undefined;
  /** What takes it away again, one entry for each grant that holds it. */
  readonly held: readonly HeldGrant[];
}

/** A role assignment, or a scope inside a delegated grant. */
export type HeldGrant =
  | { readonly kind: "Role"; readonly assignmentId: string; readonly resourceId: string }
  | { readonly kind: "Scope"; readonly grantId: string; readonly scope: string };

export interface PermissionGroup {
  readonly resourceAppId: string | undefined;
  /** The object id of the resource's service principal in this tenant, where it is known. */
  readonly resourceId: string | undefined;
  readonly name: string;
  readonly isRetired: boolean;
  readonly permissions: readonly PermissionLine[];
}

/**
 * Puts what is asked for and what was given together, by resource. Asks nobody. What says neither role nor scope, and the
 * role of zeros, which stands for none, are left out.
 */
export function groupPermissions(
  declared: readonly RequiredResourceAccess[],
  grants: Grants,
  known: { readonly catalogue: Catalogue; readonly resources: TenantResources; readonly asOf: string },
): readonly PermissionGroup[] {
  const { resources, asOf } = known;
  const groups = new Map<string, Group>();
  const groupOf = (appId: string | undefined, resource?: GrantResource): Group => {
    const key = appId?.toLowerCase() ?? `id ${resource?.id ?? ""}`;
    const group = groups.get(key) ?? new Group(appId?.toLowerCase(), resource, resources);
    groups.set(key, group);
    return group;
  };

  for (const { resourceAppId, resourceAccess } of declared) {
    for (const { id, type } of resourceAccess ?? []) {
      const kind = readKind(type);
      if (resourceAppId && id && kind && !isNil(id)) {
        groupOf(resourceAppId).declare(kind, id);
      }
    }
  }
  for (const { resource, id, granted, assignmentId } of grants.roles) {
    if (id !== "" && !isNil(id)) {
      const held = { kind: "Role", assignmentId, resourceId: resource.id } as const;
      groupOf(resource.appId, resource).giveRole(id, { granted, held });
    }
  }
  for (const { resource, principalId, grantId, scopes } of grants.scopes) {
    for (const { value } of scopes) {
      const held = { kind: "Scope", grantId, scope: value } as const;
      groupOf(resource.appId, resource).giveScope(value, { principalId, held });
    }
  }
  return [...groups.values()].map((group) => group.toGroup(asOf));
}

function readKind(type: string | null | undefined): PermissionKind | undefined {
  const kind = type?.toLowerCase();
  return kind === "role" ? "Role" : kind === "scope" ? "Scope" : undefined;
}

interface Given {
  readonly held: HeldGrant;
  readonly granted?: string | undefined;
  /** Absent where it is for everybody. */
  readonly principalId?: string | undefined;
}

interface Entry {
  readonly kind: PermissionKind;
  readonly known: KnownPermission;
  readonly isDeclared: boolean;
  readonly given: Given[];
}

/** The permissions of one resource, as they are put together. */
class Group {
  readonly #appId: string | undefined;
  readonly #resource: GrantResource | undefined;
  readonly #resources: TenantResources;
  readonly #entries = new Map<string, Entry>();

  constructor(appId: string | undefined, resource: GrantResource | undefined, resources: TenantResources) {
    this.#appId = appId;
    this.#resource = resource;
    this.#resources = resources;
  }

  declare(kind: PermissionKind, id: string): void {
    const known = findById(this.#resources, this.#appId, kind, id);
    const key = `${kind} ${id.toLowerCase()}`;
    if (!this.#entries.has(key)) {
      this.#entries.set(key, { kind, known, isDeclared: true, given: [] });
    }
  }

  giveRole(id: string, given: Given): void {
    const key = `Role ${id.toLowerCase()}`;
    const known = findById(this.#resources, this.#appId, "Role", id);
    const entry = this.#entries.get(key) ?? { kind: "Role", known, isDeclared: false, given: [] };
    entry.given.push(given);
    this.#entries.set(key, entry);
  }

  /** A name can belong to several ids, an old and a new one. Whichever is asked for, it was given. */
  giveScope(value: string, given: Given): void {
    const name = value.toLowerCase();
    const known = findScopeByName(this.#resources, this.#appId, value);
    const entries = [...this.#entries.values()].filter(
      (entry) =>
        entry.kind === "Scope" &&
        (entry.known.value?.toLowerCase() === name ||
          (known.id !== undefined && entry.known.id === known.id)),
    );
    if (entries.length === 0) {
      this.#entries.set(`Scope ${name}`, { kind: "Scope", known, isDeclared: false, given: [given] });
    }
    for (const entry of entries) {
      entry.given.push(given);
    }
  }

  toGroup(asOf: string): PermissionGroup {
    const appId = this.#appId;
    const resource = appId === undefined ? undefined : this.#resources.catalogue.findResource(appId);
    const ofTenant = appId === undefined ? undefined : this.#resources.findByAppId(appId);
    const lines = [...this.#entries.values()].map((entry) => toLine(entry, asOf));
    return {
      resourceAppId: appId,
      resourceId: this.#resource?.id ?? ofTenant?.id,
      name:
        findResourceName(this.#resources, appId) ?? this.#resource?.name ?? appId ?? this.#resource?.id ?? "",
      isRetired: (resource && findResourceEnd(resource, asOf)?.isOver) ?? false,
      permissions: [
        ...lines.filter(({ state }) => state !== "granted"),
        ...lines.filter(({ state }) => state === "granted"),
      ],
    };
  }
}

function toLine({ kind, known, isDeclared, given }: Entry, asOf: string): PermissionLine {
  const { permission } = known;
  const [granted] = given.flatMap((each) => each.granted ?? []).sort();
  return {
    kind,
    ...known,
    state: !isDeclared ? "granted" : given.length > 0 ? "both" : "declared",
    retirement: permission && findEnd(permission, asOf),
    forEverybody: given.some(({ principalId }) => principalId === undefined),
    principalIds: [...new Set(given.flatMap(({ principalId }) => principalId ?? []))],
    granted,
    held: given.map(({ held }) => held),
  };
}
