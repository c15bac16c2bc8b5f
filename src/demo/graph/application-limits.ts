import { isGuid } from "../../base/guid.js";
import type { Application } from "../data/application.js";
import type { Directory } from "../data/directory.js";
import { badRequest, Refusal } from "./refusal.js";

const audiences = [
  "AzureADMyOrg",
  "AzureADMultipleOrgs",
  "AzureADandPersonalMicrosoftAccount",
  "PersonalMicrosoftAccount",
];

/**
 * Refuses an application that Entra would not keep.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function checkApplication(application: Application, directory: Directory): void {
  const { displayName, signInAudience, requiredResourceAccess, appRoles, api, tags } = application;
  const audience = signInAudience ?? "";
  if (!audiences.includes(audience)) {
    throw invalid("signInAudience");
  }
  const isPersonal = audience.includes("Personal");
  if (displayName === "" || displayName.length > (isPersonal ? 90 : 120)) {
    throw invalid("displayName");
  }
  if (countEntries(application) > 1200) {
    throw badRequest(
      "The size of the manifest has exceeded its limit. Please reduce the number of values and retry your request.",
    );
  }
  const definitions = (appRoles ?? []).length + (api?.oauth2PermissionScopes ?? []).length;
  if (definitions > 700) {
    throw badRequest(
      `The total count of values: ${String(definitions)} exceeds the set maxValuesCount limit: 700 for property: Entitlement`,
    );
  }
  checkResources(requiredResourceAccess ?? [], isPersonal);
  checkRedirects(application, isPersonal ? 100 : 256);
  if (
    (tags ?? []).some((tag) => tag === "" || tag.length > 256) ||
    new Set(tags).size !== (tags ?? []).length
  ) {
    throw invalid("tags");
  }
  checkIdentifierUris(application, directory);
}

const invalid = (property: string) =>
  badRequest(`Invalid value specified for property '${property}' of resource 'Application'.`);

/** All members of all lists together. */
function countEntries(value: unknown): number {
  if (Array.isArray(value)) {
    return value.length + value.reduce((sum: number, item) => sum + countEntries(item), 0);
  }
  return typeof value === "object" && value !== null
    ? Object.values(value).reduce((sum: number, item) => sum + countEntries(item), 0)
    : 0;
}

function checkResources(
  resources: NonNullable<Application["requiredResourceAccess"]>,
  isPersonal: boolean,
): void {
  let permissions = 0;
  for (const { resourceAppId, resourceAccess } of resources) {
    if (!isGuid(resourceAppId ?? "") || !Array.isArray(resourceAccess)) {
      throw invalid("requiredResourceAccess");
    }
    for (const { id, type } of resourceAccess) {
      if (!isGuid(id ?? "") || (type !== "Role" && type !== "Scope")) {
        throw invalid("requiredResourceAccess");
      }
    }
    if (isPersonal && resourceAccess.length > 30) {
      throw tooMany("requiredResourceAccess", 30);
    }
    permissions += resourceAccess.length;
  }
  const ids = resources.map(({ resourceAppId }) => resourceAppId?.toLowerCase());
  if (new Set(ids).size !== ids.length) {
    throw invalid("requiredResourceAccess");
  }
  if (resources.length > 50) {
    throw tooMany("requiredResourceAccess", 50);
  }
  if (permissions > (isPersonal ? 200 : 400)) {
    throw tooMany("requiredResourceAccess", isPersonal ? 200 : 400);
  }
}

const tooMany = (property: string, most: number) =>
  new Refusal(
    400,
    "Directory_QuotaExceeded",
    `The property '${property}' has more than ${String(most)} values, which is the limit.`,
  );

function checkRedirects({ web, spa, publicClient }: Application, most: number): void {
  const byPlatform = {
    "web.redirectUris": web?.redirectUris ?? [],
    "spa.redirectUris": spa?.redirectUris ?? [],
    "publicClient.redirectUris": publicClient?.redirectUris ?? [],
  };
  for (const [property, uris] of Object.entries(byPlatform)) {
    for (const uri of uris) {
      // Public clients may have schemes of their own.
      const isPublic = property.startsWith("publicClient");
      const isWeb = /^https:\/\/./.test(uri) || /^http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/.test(uri);
      const isOther = isPublic && /^(?!https?:)[a-z][\w.+-]*:/i.test(uri);
      if (uri.length > 256 || (!isWeb && !isOther)) {
        throw invalid(property);
      }
    }
  }
  if (Object.values(byPlatform).flat().length > most) {
    throw tooMany("redirectUris", most);
  }
}

function checkIdentifierUris({ id, identifierUris }: Application, { applications }: Directory): void {
  const wanted = new Set((identifierUris ?? []).map((uri) => uri.toLowerCase()));
  if (wanted.size === 0) {
    return;
  }
  for (const [, other] of applications.scan()) {
    if (other.id !== id && (other.identifierUris ?? []).some((uri) => wanted.has(uri.toLowerCase()))) {
      throw new Refusal(
        400,
        "Request_MultipleObjectsWithSameKeyValue",
        "Another object with the same value for property identifierUris already exists.",
      );
    }
  }
}
