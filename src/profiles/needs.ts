import type { Catalogue, Permission, Resource } from "../catalogue/catalogue.js";
import { readGuid } from "../base/guid.js";
import type { AnyPermissionRequest, Audience, Mode, Profile, RedirectPlatform } from "./profile.js";
import { fill, listNames } from "./template.js";
import type { Values } from "./values.js";

/** What one mode of a profile asks of a registration, with the values that are known. */
export interface Needs {
  readonly profile: Profile;
  readonly mode: Mode;
  readonly permissions: readonly NeededPermission[];
  readonly audience: Audience | undefined;
  readonly redirects: readonly NeededRedirect[];
  readonly publicClient: boolean | undefined;
  /** How long a secret should be valid at the most. */
  readonly secretMonths: number | undefined;
}

export interface NeededPermission {
  readonly permission: Permission;
  readonly request: AnyPermissionRequest;
  readonly optional: boolean;
}

export interface NeededRedirect {
  readonly platform: RedirectPlatform;
  readonly template: string;
  /** Absent as long as a value is missing. */
  readonly uri: string | undefined;
  /** Names of the values that are missing. */
  readonly missing: readonly string[];
}

/** A permission that the catalogue does not know is left out: a profile that was read has none. */
export function needsOf(profile: Profile, mode: Mode, values: Values, catalogue: Catalogue): Needs {
  const { registration } = mode;
  if (registration.by !== "administrator") {
    const nothing = { permissions: [], redirects: [] };
    return {
      profile,
      mode,
      ...nothing,
      audience: undefined,
      publicClient: undefined,
      secretMonths: undefined,
    };
  }
  return {
    profile,
    mode,
    permissions: registration.permissions.flatMap((request) => {
      const permission = findRequested(request, catalogue);
      const optional = request.optional === true || request.outdated !== undefined;
      return permission ? [{ permission, request, optional }] : [];
    }),
    audience: registration.audience,
    redirects: registration.redirects.map(({ platform, uri }) => ({
      platform,
      template: uri,
      uri: fill(uri, values),
      missing: listNames(uri).filter((name) => !Object.hasOwn(values, name)),
    })),
    publicClient: registration.publicClient,
    secretMonths: registration.secret?.months,
  };
}

/** The permission that a profile speaks of. */
export function findRequested(
  { resource, kind, value }: AnyPermissionRequest,
  catalogue: Catalogue,
): Permission | undefined {
  const found = findResource(resource, catalogue);
  return found && catalogue.findPermissionByName(found.appId, kind, value);
}

/** The resource that a profile names, by its name or its appId. */
export function findResource(name: string, catalogue: Catalogue): Resource | undefined {
  const appId = readGuid(name);
  return appId ? catalogue.findResource(appId) : catalogue.findResourceByName(name);
}

/** The names of the values that a mode's registration cannot be without, in order. */
export function listAsked({ registration }: Mode): string[] {
  return registration.by === "administrator"
    ? [...new Set(registration.redirects.flatMap(({ uri }) => listNames(uri)))]
    : [];
}
