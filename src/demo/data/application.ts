import type * as graph from "@microsoft/microsoft-graph-types";

/** An application as Microsoft Graph has it, with all that is always there. */
export type Application = Full<graph.Application, "id" | "appId" | "displayName">;

/** Graph has a `createdDateTime` here, its types have not. */
export type ServicePrincipal = Full<graph.ServicePrincipal, "id" | "appId" | "displayName"> & {
  readonly createdDateTime: string;
};

/** An entity whose named properties are texts and never absent. */
type Full<Entity, Name extends keyof Entity> = Omit<Entity, Name> & Readonly<Record<Name, string>>;

export interface NewApplication {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly created: Date;
  readonly publisherDomain: string;
}

/** An application of which nothing but the name was said. */
export function newApplication(parts: NewApplication): Application {
  return {
    id: parts.id,
    deletedDateTime: null,
    appId: parts.appId,
    applicationTemplateId: null,
    disabledByMicrosoftStatus: null,
    createdDateTime: instantText(parts.created),
    displayName: parts.displayName,
    description: null,
    groupMembershipClaims: null,
    identifierUris: [],
    isDeviceOnlyAuthSupported: null,
    isFallbackPublicClient: null,
    notes: null,
    publisherDomain: parts.publisherDomain,
    serviceManagementReference: null,
    signInAudience: "AzureADMyOrg",
    tags: [],
    tokenEncryptionKeyId: null,
    uniqueName: null,
    samlMetadataUrl: null,
    defaultRedirectUri: null,
    certification: null,
    optionalClaims: null,
    servicePrincipalLockConfiguration: null,
    requestSignatureVerification: null,
    addIns: [],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [],
      preAuthorizedApplications: [],
    },
    appRoles: [],
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    keyCredentials: [],
    parentalControlSettings: { countriesBlockedForMinors: [], legalAgeGroupRule: "Allow" },
    passwordCredentials: [],
    publicClient: { redirectUris: [] },
    requiredResourceAccess: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: [],
    },
    spa: { redirectUris: [] },
  };
}

export interface NewServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly created: Date;
  readonly ownerTenantId: string;
  readonly enabled?: boolean;
  readonly signInAudience?: string;
  readonly names?: readonly string[];
  readonly tags?: readonly string[];
}

export function newServicePrincipal(parts: NewServicePrincipal): ServicePrincipal {
  return {
    id: parts.id,
    deletedDateTime: null,
    accountEnabled: parts.enabled ?? true,
    alternativeNames: [],
    appDisplayName: parts.displayName,
    appDescription: null,
    appId: parts.appId,
    applicationTemplateId: null,
    appOwnerOrganizationId: parts.ownerTenantId,
    appRoleAssignmentRequired: false,
    createdDateTime: instantText(parts.created),
    description: null,
    disabledByMicrosoftStatus: null,
    displayName: parts.displayName,
    homepage: null,
    loginUrl: null,
    logoutUrl: null,
    notes: null,
    notificationEmailAddresses: [],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [],
    servicePrincipalNames: [parts.appId, ...(parts.names ?? [])],
    servicePrincipalType: "Application",
    signInAudience: parts.signInAudience ?? "AzureADMyOrg",
    tags: [...(parts.tags ?? ["HideApp", "WindowsAzureActiveDirectoryIntegratedApp"])],
    tokenEncryptionKeyId: null,
    samlSingleSignOnSettings: null,
    addIns: [],
    appRoles: [],
    info: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
    keyCredentials: [],
    oauth2PermissionScopes: [],
    passwordCredentials: [],
    resourceSpecificApplicationPermissions: [],
    verifiedPublisher: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  };
}

/** An instant without milliseconds, as the directory keeps it. */
export function instantText(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
