import type { RequiredResourceAccess } from "@microsoft/microsoft-graph-types";
import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import type { Grants } from "../graph/grants.js";
import type { TenantResources } from "./resources.js";

/** "granted": given, but no longer asked for. */
export type PermissionState = "both" | "declared" | "granted";

/** One permission of an application, as it is asked for and as it was given. */
export interface PermissionLine {
  readonly kind: "Role" | "Scope";
  readonly id: string | undefined;
  /** The name, from the catalogue or the tenant; where nobody knows it, `undefined`. */
  readonly value: string | undefined;
  readonly permission: Permission | undefined;
  readonly state: PermissionState;
  /** Why it cannot work any more or will not from some day on, as a whole sentence. */
  readonly retirement:
    { readonly since: string; readonly isOver: boolean; readonly sentence: string } | undefined;
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

/** Puts what is asked for and what was given together. Asks nobody. */
export function groupPermissions(
  declared: readonly RequiredResourceAccess[],
  grants: Grants,
  known: { readonly catalogue: Catalogue; readonly resources: TenantResources; readonly asOf: string },
): readonly PermissionGroup[] {
  throw new Error(`not built: ${String([declared, grants, known])}`);
}
