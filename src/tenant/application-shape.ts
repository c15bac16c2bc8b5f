/** A single value. `unset` is what null means, so that both are the same. */
export interface ValueShape {
  readonly kind: "text" | "guid" | "instant" | "flag" | "number";
  readonly unset?: string | boolean;
}

/** A list in which neither the order counts nor how often something stands there. */
export interface SetShape {
  readonly kind: "set";
  readonly of: "text" | "guid";
}

/** A list of objects that are known by some of their members. The order does not count. */
export interface EntriesShape {
  readonly kind: "entries";
  readonly key: readonly string[];
  /** What one is called. */
  readonly noun: string;
  readonly members: Members;
  /** Whether members that are not listed are left out of sight, because they may hold a secret. */
  readonly closed?: boolean;
  /** Whether Microsoft Graph gives up an entry only after it was disabled. */
  readonly disabledFirst?: boolean;
}

export interface ObjectShape {
  readonly kind: "object";
  readonly members: Members;
  /** Whether null is how it is by default. Other objects are always there, with empty members. */
  readonly nullable?: boolean;
}

export type Shape =
  | ValueShape
  | SetShape
  | EntriesShape
  | ObjectShape
  /** What is asked for: resources with permissions. */
  | { readonly kind: "permissions" }
  /** Numbers of redirect URIs. Those without one are said by the list of redirect URIs already. */
  | { readonly kind: "indices" }
  /** Something that is neither compared nor sent. */
  | { readonly kind: "ignored" }
  /** Nothing is known of it, so every difference counts. */
  | { readonly kind: "any" };

export type Members = Readonly<Record<string, Shape>>;

const text: Shape = { kind: "text" };
const guid: Shape = { kind: "guid" };
const instant: Shape = { kind: "instant" };
const flag: Shape = { kind: "flag" };
const off: Shape = { kind: "flag", unset: false };
const ignored: Shape = { kind: "ignored" };
const texts: Shape = { kind: "set", of: "text" };
const guids: Shape = { kind: "set", of: "guid" };
const object = (members: Members): ObjectShape => ({ kind: "object", members });
const optional = (members: Members): ObjectShape => ({ kind: "object", members, nullable: true });
const entries = (key: readonly string[], noun: string, members: Members): EntriesShape => {
  return { kind: "entries", key, noun, members };
};

const redirects = object({ redirectUris: texts });
const claims = entries(["name", "source"], "claim", {
  name: text,
  source: text,
  essential: off,
  additionalProperties: texts,
});
const related = entries(["id"], "object", { id: guid });
const credential = { keyId: guid, displayName: text, startDateTime: instant, endDateTime: instant };
/** Says where a role comes from, and must not be sent. */
const origin = ignored;

/**
 * The members of an application, in the order in which Microsoft Graph gives them. None of their lists has an order that
 * counts.
 *
 * @see https://learn.microsoft.com/graph/api/resources/application
 */
export const applicationShape: ObjectShape = object({
  id: guid,
  deletedDateTime: instant,
  appId: guid,
  applicationTemplateId: guid,
  disabledByMicrosoftStatus: text,
  createdByAppId: guid,
  createdDateTime: instant,
  displayName: text,
  description: text,
  groupMembershipClaims: text,
  identifierUris: texts,
  isDeviceOnlyAuthSupported: off,
  isDisabled: off,
  isFallbackPublicClient: off,
  managerApplications: guids,
  nativeAuthenticationApisEnabled: { kind: "text", unset: "none" },
  notes: text,
  oauth2RequirePostResponse: off,
  publisherDomain: text,
  serviceManagementReference: text,
  signInAudience: text,
  tags: texts,
  tokenEncryptionKeyId: guid,
  uniqueName: text,
  samlMetadataUrl: text,
  defaultRedirectUri: text,
  logo: text,
  certification: object({
    isPublisherAttested: off,
    isCertifiedByMicrosoft: off,
    lastCertificationDateTime: instant,
    certificationExpirationDateTime: instant,
    certificationDetailsUrl: text,
  }),
  optionalClaims: optional({ idToken: claims, accessToken: claims, saml2Token: claims }),
  authenticationBehaviors: optional({
    blockAzureADGraphAccess: flag,
    removeUnverifiedEmailClaim: flag,
    requireClientServicePrincipal: flag,
  }),
  servicePrincipalLockConfiguration: optional({
    isEnabled: off,
    allProperties: off,
    credentialsWithUsageVerify: off,
    credentialsWithUsageSign: off,
    tokenEncryptionKeyId: off,
  }),
  requestSignatureVerification: optional({ isSignedRequestRequired: off, allowedWeakAlgorithms: text }),
  addIns: entries(["id"], "add-in", {
    id: guid,
    type: text,
    properties: entries(["key"], "property", { key: text, value: text }),
  }),
  api: object({
    acceptMappedClaims: off,
    knownClientApplications: guids,
    requestedAccessTokenVersion: { kind: "number" },
    oauth2PermissionScopes: {
      ...entries(["id"], "permission", {
        id: guid,
        value: text,
        type: text,
        adminConsentDisplayName: text,
        adminConsentDescription: text,
        userConsentDisplayName: text,
        userConsentDescription: text,
        isEnabled: flag,
        origin,
      }),
      disabledFirst: true,
    },
    preAuthorizedApplications: entries(["appId"], "client", { appId: guid, delegatedPermissionIds: guids }),
  }),
  appRoles: {
    ...entries(["id"], "role", {
      id: guid,
      displayName: text,
      description: text,
      value: text,
      allowedMemberTypes: texts,
      isEnabled: flag,
      origin,
    }),
    disabledFirst: true,
  },
  info: object({
    logoUrl: text,
    marketingUrl: text,
    privacyStatementUrl: text,
    supportUrl: text,
    termsOfServiceUrl: text,
  }),
  keyCredentials: {
    ...entries(["keyId"], "certificate", {
      ...credential,
      customKeyIdentifier: text,
      type: text,
      usage: text,
    }),
    closed: true,
  },
  parentalControlSettings: object({
    countriesBlockedForMinors: texts,
    legalAgeGroupRule: { kind: "text", unset: "Allow" },
  }),
  passwordCredentials: {
    ...entries(["keyId"], "secret", { ...credential, hint: text }),
    closed: true,
  },
  publicClient: redirects,
  requiredResourceAccess: { kind: "permissions" },
  verifiedPublisher: object({ displayName: text, verifiedPublisherId: text, addedDateTime: instant }),
  web: object({
    homePageUrl: text,
    logoutUrl: text,
    redirectUris: texts,
    implicitGrantSettings: object({ enableAccessTokenIssuance: off, enableIdTokenIssuance: off }),
    redirectUriSettings: { kind: "indices" },
  }),
  spa: redirects,
  appManagementPolicies: related,
  createdOnBehalfOf: { kind: "any" },
  extensionProperties: related,
  federatedIdentityCredentials: related,
  homeRealmDiscoveryPolicies: related,
  owners: related,
  synchronization: { kind: "any" },
  tokenIssuancePolicies: related,
  tokenLifetimePolicies: related,
});

/** The shape of a member, by the name that Microsoft Graph gives it. */
export function shapeOf(members: Members, name: string): Shape {
  return (Object.hasOwn(members, name) ? members[name] : undefined) ?? { kind: "any" };
}
