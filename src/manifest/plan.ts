import type { PermissionKind } from "../catalogue/catalogue.js";
import type { Needs } from "../profiles/needs.js";
import type { Application, Manifest, RequestedPermission } from "./manifest.js";
import type { Edit } from "./patch.js";

/** A change of a manifest that is shown before it is made. Its edits are made together. */
export interface Plan {
  /** None where there is nothing to do, or nothing can be done. */
  readonly edits: readonly Edit[];
  /** What the edits do, each a whole sentence: "Adds Calendars.Read (application) of Microsoft Graph." */
  readonly changes: readonly string[];
  /** What is not done although it was asked for, and why, each a whole sentence. */
  readonly left: readonly string[];
}

export interface NeedsPlan extends Plan {
  /** Permissions that the manifest asks for and the profile does not. They stay. */
  readonly beyond: readonly RequestedPermission[];
}

/** A permission to ask for. It need not be known to the catalogue. */
export interface WantedPermission {
  readonly resourceAppId: string;
  readonly id: string;
  readonly kind: PermissionKind;
}

export interface NeedsOptions {
  /** Which optional permissions are wanted, too. None where it does not say. */
  readonly optional?: (value: string) => boolean;
}

/** How an application becomes what a profile needs. Adds what is missing, keeps what is there, changes no order. */
export function planNeeds(
  _manifest: Manifest,
  _application: Application,
  _needs: Needs,
  _options: NeedsOptions = {},
): NeedsPlan {
  throw new Error("not built");
}

/** Asks for permissions, as far as the application does not ask for them already. */
export function planAdding(
  _manifest: Manifest,
  _application: Application,
  _wanted: readonly WantedPermission[],
): Plan {
  throw new Error("not built");
}

/** Asks for permissions no longer. An entry of a resource that is left without any goes, too. */
export function planRemoving(
  _manifest: Manifest,
  _application: Application,
  _permissions: readonly RequestedPermission[],
): Plan {
  throw new Error("not built");
}
