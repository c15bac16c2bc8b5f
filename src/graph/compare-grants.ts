import type { Grants, GrantResource } from "./grants.js";

/** A permission that an application's registration asks for. */
export interface DeclaredPermission {
  readonly resourceAppId: string;
  readonly kind: "Role" | "Scope";
  readonly id: string;
}

/** One permission, as it is asked for and as it was given. */
export interface PermissionState {
  readonly kind: "Role" | "Scope";
  readonly resourceAppId: string | undefined;
  /** What the tenant calls the resource and the permission, where it is known from the grants. */
  readonly resourceName: string | undefined;
  readonly id: string | undefined;
  readonly value: string | undefined;
  readonly state: "both" | "declared" | "granted";
  /** Whether a delegated permission was given for everybody. An application permission always was. */
  readonly forEverybody: boolean;
  /** The users for whom it was given one by one. */
  readonly principalIds: readonly string[];
}

/**
 * Holds what an application asks for against what it was given: first what it asks for, in its order, then what it was
 * given and does not ask for any more.
 */
export function compareGrants(
  declared: readonly DeclaredPermission[],
  { roles, scopes }: Grants,
): readonly PermissionState[] {
  const states = new Map<string, PermissionState>();
  for (const { resourceAppId, kind, id } of declared) {
    states.set(keyOf(kind, resourceAppId, id), {
      kind,
      resourceAppId,
      resourceName: undefined,
      id,
      value: undefined,
      state: "declared",
      forEverybody: false,
      principalIds: [],
    });
  }

  const add = ({ kind, resource, id, value, principalId }: Given) => {
    const key = keyOf(kind, resource.appId ?? resource.id, id ?? value ?? "");
    const known = states.get(key);
    states.set(key, {
      kind,
      resourceAppId: known?.resourceAppId ?? resource.appId,
      resourceName: resource.name,
      id: known?.id ?? id,
      value,
      state: known && known.state !== "granted" ? "both" : "granted",
      forEverybody: known?.forEverybody === true || principalId === undefined,
      principalIds: [...(known?.principalIds ?? []), ...(principalId === undefined ? [] : [principalId])],
    });
  };
  for (const { resource, id, value } of roles) {
    add({ kind: "Role", resource, id, value, principalId: undefined });
  }
  for (const { resource, principalId, scopes: given } of scopes) {
    for (const { id, value } of given) {
      add({ kind: "Scope", resource, id, value, principalId });
    }
  }
  return [...states.values()];
}

interface Given {
  readonly kind: "Role" | "Scope";
  readonly resource: GrantResource;
  readonly id: string | undefined;
  readonly value: string | undefined;
  readonly principalId: string | undefined;
}

const keyOf = (...parts: readonly string[]) => parts.join(" ").toLowerCase();
