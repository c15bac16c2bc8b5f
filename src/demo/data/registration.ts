import type { PermissionNames } from "../../catalogue/names.js";
import type { PermissionKind } from "../../catalogue/catalogue.js";

/** What a registration is made from. Days are counted from the start of the pretend tenant. */
export interface Registration {
  readonly name: string;
  readonly audience: "AzureADMyOrg" | "AzureADMultipleOrgs";
  readonly createdDaysAgo: number;
  readonly owners: readonly number[];
  readonly asks: readonly PermissionName[];
  readonly grants: readonly PermissionName[];
  /** What single users consented to for themselves. */
  readonly ownGrants: readonly OwnGrant[];
  readonly secrets: readonly Credential[];
  readonly web: readonly string[];
  readonly publicClient: readonly string[];
  readonly isPublic: boolean;
  readonly notes: string | undefined;
  /** Whether it was ever used in this tenant. */
  readonly hasServicePrincipal: boolean;
  readonly enabled: boolean;
}

export interface Credential {
  readonly name: string;
  readonly startedDaysAgo: number;
  readonly endsInDays: number;
}

export interface OwnGrant {
  readonly user: number;
  readonly scopes: readonly PermissionName[];
}

/** A permission by its names; those that do not exist do not compile. */
export interface PermissionName {
  readonly resource: keyof PermissionNames;
  readonly kind: PermissionKind;
  readonly value: string;
}

export function roles<Resource extends keyof PermissionNames>(
  resource: Resource,
  ...values: readonly PermissionNames[Resource]["Role"][]
): PermissionName[] {
  return values.map((value) => ({ resource, kind: "Role", value }));
}

export function scopes<Resource extends keyof PermissionNames>(
  resource: Resource,
  ...values: readonly PermissionNames[Resource]["Scope"][]
): PermissionName[] {
  return values.map((value) => ({ resource, kind: "Scope", value }));
}

/** A registration as the portal makes it, but for what is said. */
export function registration(name: string, parts: Partial<Omit<Registration, "name">> = {}): Registration {
  return {
    name,
    audience: "AzureADMyOrg",
    createdDaysAgo: 400,
    owners: [],
    asks: [],
    grants: [],
    ownGrants: [],
    secrets: [],
    web: [],
    publicClient: [],
    isPublic: false,
    notes: undefined,
    hasServicePrincipal: true,
    enabled: true,
    ...parts,
  };
}
