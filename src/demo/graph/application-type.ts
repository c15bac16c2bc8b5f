import {
  newApplication,
  newServicePrincipal,
  type Application,
  type ServicePrincipal,
} from "../data/application.js";
import type { Company } from "../data/company.js";
import type { EntityType } from "./odata/entity.js";

const nobody = {
  id: "",
  appId: "",
  displayName: "",
  created: new Date(0),
  publisherDomain: "",
  ownerTenantId: "",
};

const shared = {
  appId: "default",
  applicationTemplateId: "default",
  createdDateTime: "default",
  description: "advanced",
  disabledByMicrosoftStatus: "default",
  displayName: "default",
  id: "default",
  "keyCredentials/any": "advanced",
  "passwordCredentials/any": "advanced",
  signInAudience: "default",
  "tags/any": "default",
} as const;

const sorts = { createdDateTime: "advanced", deletedDateTime: "advanced", displayName: "advanced" } as const;

export function applicationType({ directory }: Company): EntityType<Application> {
  return {
    name: "application",
    properties: new Set([
      ...Object.keys(newApplication(nobody)),
      "createdByAppId",
      "isDisabled",
      "authenticationBehaviors",
      "nativeAuthenticationApisEnabled",
    ]),
    filters: {
      ...shared,
      "identifierUris/any": "default",
      notes: "advanced",
      publisherDomain: "default",
      "requiredResourceAccess/any": "advanced",
      uniqueName: "default",
    },
    sorts,
    searches: ["displayName", "description", "appId", "identifierUris"],
    toEntity: (application) => ({ ...application, keyCredentials: withoutKeys(application) }),
    lookUp: {
      id: (id) => directory.applications.find(id),
      appId: (appId) => directory.findApplication(appId),
    },
  };
}

export function servicePrincipalType({ directory }: Company): EntityType<ServicePrincipal> {
  return {
    name: "servicePrincipal",
    properties: new Set(Object.keys(newServicePrincipal(nobody))),
    filters: {
      ...shared,
      accountEnabled: "default",
      appOwnerOrganizationId: "advanced",
      appRoleAssignmentRequired: "advanced",
      "servicePrincipalNames/any": "default",
      servicePrincipalType: "default",
    },
    sorts,
    searches: ["displayName", "description", "appId", "servicePrincipalNames"],
    toEntity: (principal) => ({ ...principal, keyCredentials: withoutKeys(principal) }),
    lookUp: {
      id: (id) => directory.servicePrincipals.find(id),
      appId: (appId) => directory.findServicePrincipal(appId),
    },
  };
}

/** The certificates themselves are shown only where one application is asked for them. */
function withoutKeys({ keyCredentials }: Application | ServicePrincipal) {
  return (keyCredentials ?? []).map((credential) => ({ ...credential, key: null }));
}
