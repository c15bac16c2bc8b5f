import type { Node } from "jsonc-parser";
import { findProperty, properties } from "./tree.js";

/**
 * How a manifest is spelled: as Microsoft Graph has an application, as the retired Azure AD Graph
 * had it, or only the part that asks for permissions, which is the same in both.
 */
export type Dialect = "graph" | "legacy" | "fragment";

/**
 * Members of an application that Azure AD Graph's form has and Microsoft Graph's has not, and where
 * the latter keeps them. Empty where it has no place for them.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/azure-active-directory-graph-app-manifest-deprecation
 */
export const legacyProperties: Readonly<Record<string, string>> = {
  objectId: "id",
  name: "displayName",
  acceptMappedClaims: "api.acceptMappedClaims",
  accessTokenAcceptedVersion: "api.requestedAccessTokenVersion",
  allowPublicClient: "isFallbackPublicClient",
  knownClientApplications: "api.knownClientApplications",
  preAuthorizedApplications: "api.preAuthorizedApplications",
  oauth2Permissions: "api.oauth2PermissionScopes",
  oauth2AllowImplicitFlow: "web.implicitGrantSettings.enableAccessTokenIssuance",
  oauth2AllowIdTokenImplicitFlow: "web.implicitGrantSettings.enableIdTokenIssuance",
  replyUrlsWithType: "web.redirectUris",
  replyUrls: "web.redirectUris",
  logoutUrl: "web.logoutUrl",
  signInUrl: "web.homePageUrl",
  homepage: "web.homePageUrl",
  informationalUrls: "info",
  logoUrl: "info.logoUrl",
  availableToOtherTenants: "signInAudience",
  errorUrl: "",
  oauth2AllowUrlPathMatching: "",
  orgRestrictions: "",
  trustedCertificateSubjects: "",
};

/** Members that only Microsoft Graph's form has. */
export const graphProperties: ReadonlySet<string> = new Set([
  "api",
  "applicationTemplateId",
  "authenticationBehaviors",
  "createdByAppId",
  "defaultRedirectUri",
  "deletedDateTime",
  "displayName",
  "info",
  "isDeviceOnlyAuthSupported",
  "isDisabled",
  "isFallbackPublicClient",
  "isManagementRestricted",
  "logo",
  "managerApplications",
  "nativeAuthenticationApisEnabled",
  "onPremisesPublishing",
  "requestSignatureVerification",
  "servicePrincipalLockConfiguration",
  "signInAudienceRestrictions",
  "spa",
  "trustedSubjectNameAndIssuers",
  "uniqueName",
  "web",
  "windows",
]);

/** Members that both forms have, or that tools add to either when they list applications. */
export const sharedProperties: ReadonlySet<string> = new Set([
  "addIns",
  "appId",
  "appManagementPolicies",
  "appRoles",
  "certification",
  "connectorGroup",
  "createdDateTime",
  "createdOnBehalfOf",
  "description",
  "disabledByMicrosoftStatus",
  "extensionProperties",
  "federatedIdentityCredentials",
  "groupMembershipClaims",
  "homeRealmDiscoveryPolicies",
  "id",
  "identifierUris",
  "keyCredentials",
  "notes",
  "oauth2RequirePostResponse",
  "optionalClaims",
  "owners",
  "parentalControlSettings",
  "passwordCredentials",
  "publicClient",
  "publisherDomain",
  "requiredResourceAccess",
  "samlMetadataUrl",
  "serviceManagementReference",
  "signInAudience",
  "synchronization",
  "tags",
  "tokenEncryptionKeyId",
  "tokenIssuancePolicies",
  "tokenLifetimePolicies",
  "verifiedPublisher",
]);

/** Which form one member of an application belongs to, or `undefined` for either or neither. */
export function dialectOfProperty(name: string, value: Node | undefined): "graph" | "legacy" | undefined {
  if (name === "publicClient") {
    return value?.type === "object" ? "graph" : value?.type === "boolean" ? "legacy" : undefined;
  }
  return Object.hasOwn(legacyProperties, name) ? "legacy" : graphProperties.has(name) ? "graph" : undefined;
}

/** Whether a value would be missed. */
export function saysSomething(value: Node | undefined): boolean {
  const empty = value?.children?.length === 0 || value?.value === "" || value?.value === false;
  return value !== undefined && value.type !== "null" && !empty;
}

/** The form that most members of an application belong to. */
export function dialectOf(application: Node | undefined): Dialect {
  let legacy = 0;
  let graph = 0;
  let shared = 0;

  for (const { name, value } of properties(application)) {
    const dialect = dialectOfProperty(name, value);
    legacy += dialect === "legacy" ? 1 : 0;
    graph += dialect === "graph" ? 1 : 0;
    shared += name !== "requiredResourceAccess" && sharedProperties.has(name) ? 1 : 0;
  }
  if (legacy > graph) {
    // Many things have a name, so it shows an application only next to something else.
    return legacy + shared === 1 && findProperty(application, "name") ? "fragment" : "legacy";
  }
  return graph + shared > 0 ? "graph" : "fragment";
}
