import type { Node } from "jsonc-parser";
import type { Application } from "./manifest.js";
import { stringOf, valueAt } from "./tree.js";

/**
 * How much an application may hold, by who can sign in to it.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation (2026-09-25)
 */
export interface Limits {
  readonly resources: number;
  readonly permissions: number;
  readonly permissionsPerResource: number | undefined;
  readonly redirectUris: number;
  readonly redirectLength: number;
  readonly entries: number;
}

export interface Audience {
  readonly node: Node | undefined;
  /** Whether personal Microsoft accounts can sign in. */
  readonly personal: boolean;
  readonly limits: Limits;
}

const work: Limits = {
  resources: 50,
  permissions: 400,
  permissionsPerResource: undefined,
  redirectUris: 256,
  redirectLength: 256,
  entries: 1200,
};

const withPersonal: Limits = { ...work, permissions: 200, permissionsPerResource: 30, redirectUris: 100 };

/** Who can sign in to an application. Work and school accounts only, where it does not say. */
export function audienceOf({ node }: Application): Audience {
  const value = valueAt(node, "signInAudience");
  const personal = stringOf(value)?.includes("Personal") ?? false;
  return { node: value, personal, limits: personal ? withPersonal : work };
}

/**
 * The collections whose entries count towards the limit of an application as a whole, with those
 * that other members hold.
 */
export function* collections({ node }: Application): Generator<Node> {
  const paths = [
    ["appRoles"],
    ["api", "oauth2PermissionScopes"],
    ["api", "knownClientApplications"],
    ["api", "preAuthorizedApplications"],
    ["oauth2Permissions"],
    ["knownClientApplications"],
    ["preAuthorizedApplications"],
    ["identifierUris"],
    ["keyCredentials"],
    ["passwordCredentials"],
    ["replyUrls"],
    ["replyUrlsWithType"],
    ["web", "redirectUris"],
    ["spa", "redirectUris"],
    ["publicClient", "redirectUris"],
    ["tags"],
    ["addIns"],
  ];
  for (const path of paths) {
    const value = valueAt(node, ...path);
    if (value?.type === "array") {
      yield value;
    }
  }
}
