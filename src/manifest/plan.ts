import type { Permission, PermissionKind } from "../catalogue/catalogue.js";
import type { NeededPermission, Needs } from "../profiles/needs.js";
import type { Application, Manifest, RequestedPermission } from "./manifest.js";
import type { Edit } from "./patch.js";
import { addPermissions, keyOfPermission, keyOfRequested, sayPermission } from "./plan-permissions.js";
import { addRedirects } from "./plan-redirects.js";
import { removePermissions } from "./plan-removing.js";
import { setAudience, setPublicClient } from "./plan-settings.js";
import { compose, type Part } from "./plan-steps.js";
import { nameOf } from "./words.js";

/** A change of a manifest that is shown before it is made. Its edits are made together. */
export interface Plan {
  /** None where there is nothing to do, or nothing can be done. */
  readonly edits: readonly Edit[];
  /** What the edits do, each a whole sentence: "Adds Calendars.Read (application) of Microsoft Graph." */
  readonly changes: readonly string[];
  /** What is not done, and why, each a whole sentence. */
  readonly left: readonly string[];
  /** Whether some of `left` was needed. What nobody asked for, or a fragment has no place for, is not. */
  readonly isPartial?: true;
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
  /** The catalogue's, so that a sentence can name it. */
  readonly permission?: Permission | undefined;
}

export interface NeedsOptions {
  /** Which optional permissions are wanted, too. None where it does not say. */
  readonly optional?: (value: string) => boolean;
}

/** How an application becomes what a profile needs. Adds what is missing, keeps what is there, changes no order. */
export function planNeeds(
  manifest: Manifest,
  application: Application,
  needs: Needs,
  options: NeedsOptions = {},
): NeedsPlan {
  const asked = application.resources.flatMap(({ permissions }) => permissions);
  const present = new Set(asked.map(keyOfRequested));
  const isWanted = ({ optional, permission }: NeededPermission) =>
    !optional || options.optional?.(permission.value) === true;
  const wanted = needs.permissions.filter(isWanted).map(({ permission }) => wantedOf(permission));
  const unwanted = needs.permissions.filter(
    (needed) => !isWanted(needed) && !present.has(keyOfPermission(needed.permission)),
  );
  const known = new Set(needs.permissions.map(({ permission }) => keyOfPermission(permission)));
  const isBeyond = (each: RequestedPermission) => {
    const key = keyOfRequested(each);
    return key !== undefined && !known.has(key);
  };

  return {
    ...compose(manifest, application, [
      addPermissions(manifest, application, wanted),
      { steps: [], left: unwanted.map(sayUnwanted), isNeeded: false },
      ...planSettings(manifest, application, needs),
    ]),
    beyond: needs.mode.registration.by === "administrator" ? asked.filter(isBeyond) : [],
  };
}

/** Asks for permissions, as far as the application does not ask for them already. */
export function planAdding(
  manifest: Manifest,
  application: Application,
  wanted: readonly WantedPermission[],
): Plan {
  return compose(manifest, application, [addPermissions(manifest, application, wanted)]);
}

/** Asks for permissions no longer. An entry of a resource that is left without any goes, too. */
export function planRemoving(
  manifest: Manifest,
  application: Application,
  permissions: readonly RequestedPermission[],
): Plan {
  return compose(manifest, application, [removePermissions(manifest, application, permissions)]);
}

/** A permission of the catalogue as one to ask for. */
export function wantedOf(permission: Permission): WantedPermission {
  return { resourceAppId: permission.resource.appId, id: permission.id, kind: permission.kind, permission };
}

function planSettings(manifest: Manifest, application: Application, needs: Needs): Part[] {
  const { node } = application;
  const { audience, redirects, publicClient } = needs;
  if (!node) {
    const isNeeded = audience !== undefined || redirects.length > 0 || publicClient !== undefined;
    const left =
      "This is only the part of a manifest that asks for permissions: signInAudience, redirect URIs and the like have no place in it.";
    return isNeeded ? [{ steps: [], left: [left], isNeeded: false }] : [];
  }
  return [
    ...(audience === undefined ? [] : [setAudience(manifest, node, audience)]),
    addRedirects(manifest, application, node, needs),
    ...(publicClient === undefined ? [] : [setPublicClient(manifest, application, node, publicClient)]),
  ];
}

function sayUnwanted({ permission, request: { outdated } }: NeededPermission): string {
  const name = sayPermission(nameOf(permission), permission.kind, permission.resource.name);
  return outdated === undefined
    ? `${name} is optional and is not added.`
    : `${name} is not added. ${outdated}`;
}
