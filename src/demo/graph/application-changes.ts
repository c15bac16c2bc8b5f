import { X509Certificate } from "node:crypto";
import type { Application } from "../data/application.js";
import { thumbprintOf } from "../data/clients.js";
import { isRecord } from "./call.js";
import { badRequest, Refusal } from "./refusal.js";

const readOnly = new Set([
  "id",
  "appId",
  "deletedDateTime",
  "createdDateTime",
  "publisherDomain",
  "applicationTemplateId",
  "disabledByMicrosoftStatus",
  "certification",
  "verifiedPublisher",
]);

const texts = new Set([
  "displayName",
  "description",
  "groupMembershipClaims",
  "notes",
  "serviceManagementReference",
  "signInAudience",
  "samlMetadataUrl",
  "defaultRedirectUri",
  "uniqueName",
  "tokenEncryptionKeyId",
]);
const booleans = new Set([
  "isDeviceOnlyAuthSupported",
  "isFallbackPublicClient",
  "oauth2RequirePostResponse",
  "isDisabled",
]);
const lists = new Set([
  "identifierUris",
  "tags",
  "addIns",
  "appRoles",
  "keyCredentials",
  "requiredResourceAccess",
]);
const objects = new Set([
  "api",
  "info",
  "optionalClaims",
  "parentalControlSettings",
  "publicClient",
  "web",
  "spa",
  "servicePrincipalLockConfiguration",
  "requestSignatureVerification",
  "authenticationBehaviors",
  "nativeAuthenticationApisEnabled",
]);

/**
 * An application with what a POST or PATCH says. Lists are replaced, what is not said of an object stays as it is.
 *
 * @see https://learn.microsoft.com/graph/api/application-update
 */
export function mergeApplication(
  application: Application,
  changes: Readonly<Record<string, unknown>>,
  state: "new" | "existing",
  createId: () => string,
): Application {
  const merged: Record<string, unknown> = { ...application };
  for (const [name, value] of Object.entries(changes)) {
    if (name.startsWith("@odata.")) {
      continue;
    }
    if (readOnly.has(name)) {
      throw badRequest(`Property '${name}' is read-only and cannot be set.`);
    }
    if (name === "passwordCredentials") {
      if (Array.isArray(value) && value.length === 0 && state === "new") {
        continue;
      }
      throw badRequest(
        "Update to property 'passwordCredentials' is not supported. Use addPassword and removePassword.",
      );
    }
    merged[name] = mergeProperty(name, merged[name], value);
  }
  if (state === "existing") {
    checkEnabled(application, merged as Application);
  }
  return {
    ...(merged as Application),
    keyCredentials: listOf(merged["keyCredentials"]).map((credential) =>
      completeKey(credential, application, createId),
    ),
  };
}

function mergeProperty(name: string, old: unknown, value: unknown): unknown {
  const invalid = () =>
    badRequest(`Invalid value specified for property '${name}' of resource 'Application'.`);
  if (texts.has(name)) {
    if (
      (name === "displayName" || name === "signInAudience" || value !== null) &&
      typeof value !== "string"
    ) {
      throw invalid();
    }
    return value;
  }
  if (booleans.has(name)) {
    if (value !== null && typeof value !== "boolean") {
      throw invalid();
    }
    return value;
  }
  if (lists.has(name)) {
    if (!Array.isArray(value)) {
      throw invalid();
    }
    return value as unknown[];
  }
  if (objects.has(name)) {
    if (value !== null && !isRecord(value)) {
      throw invalid();
    }
    return mergeObject(old, value);
  }
  throw badRequest(`Invalid property '${name}'.`);
}

function mergeObject(old: unknown, value: unknown): unknown {
  if (!isRecord(old) || !isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    [...new Set([...Object.keys(old), ...Object.keys(value)])].map((name) => [
      name,
      name in value ? mergeObject(old[name], value[name]) : old[name],
    ]),
  );
}

/** What an application publishes has to be disabled before it may go. */
function checkEnabled(old: Application, changed: Application): void {
  const remaining = new Set(published(changed).map(({ id }) => id));
  if (published(old).some(({ id, isEnabled }) => isEnabled === true && !remaining.has(id))) {
    throw new Refusal(
      400,
      "CannotDeleteOrUpdateEnabledEntitlement",
      "Permission (scope or role) cannot be deleted or updated unless disabled first.",
    );
  }
}

const published = ({ appRoles, api }: Application) => [
  ...(appRoles ?? []),
  ...(api?.oauth2PermissionScopes ?? []),
];

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A certificate that was not there before gets an id and tells its thumbprint. One that was there need not be sent whole. */
function completeKey(
  credential: Record<string, unknown>,
  { keyCredentials }: Application,
  createId: () => string,
) {
  const known = (keyCredentials ?? []).find(({ keyId }) => keyId === credential["keyId"]);
  const text = (name: string) => {
    const value = credential[name];
    return typeof value === "string" ? value : null;
  };
  const key = text("key") ?? known?.key ?? null;
  if (key === null) {
    throw badRequest("Property 'key' of a new key credential is missing.");
  }
  return {
    customKeyIdentifier: text("customKeyIdentifier") ?? thumbprintOf(key),
    displayName: text("displayName"),
    endDateTime: text("endDateTime") ?? known?.endDateTime ?? validityOf(key)?.ends ?? null,
    key,
    keyId: text("keyId") ?? createId(),
    startDateTime: text("startDateTime") ?? known?.startDateTime ?? validityOf(key)?.starts ?? null,
    type: text("type") ?? "AsymmetricX509Cert",
    usage: text("usage") ?? "Verify",
  };
}

/** What a certificate says itself of when it is good. */
function validityOf(key: string): { starts: string; ends: string } | undefined {
  try {
    const { validFrom, validTo } = new X509Certificate(Buffer.from(key, "base64"));
    const time = (text: string) => new Date(text).toISOString().replace(".000Z", "Z");
    return { starts: time(validFrom), ends: time(validTo) };
  } catch {
    return undefined;
  }
}
