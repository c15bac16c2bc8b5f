import type * as graph from "@microsoft/microsoft-graph-types";
import type { Company } from "../data/company.js";
import { contextOf, paramOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText, type Entity } from "./odata/entity.js";
import { demand, needs } from "./permissions.js";
import { unknownResource } from "./refusal.js";

function toOrganization(company: Company): graph.Organization & { readonly id: string } {
  const { office } = company.users.at(0);
  return {
    id: company.tenantId,
    deletedDateTime: null,
    businessPhones: [`${office.phonePrefix}00`],
    city: office.city,
    country: office.country,
    countryLetterCode: office.usageLocation,
    createdDateTime: "2016-03-02T09:14:51Z",
    defaultUsageLocation: office.usageLocation,
    displayName: company.name,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    postalCode: office.postalCode,
    preferredLanguage: "en",
    privacyProfile: null,
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: office.street,
    technicalNotificationMails: [company.users.at(0).userPrincipalName],
    tenantType: "AAD",
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: [
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: false,
        isInitial: true,
        name: company.initialDomain,
        type: "Managed",
      },
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: false,
        name: company.domain,
        type: "Managed",
      },
    ],
  };
}

export function listOrganizations(call: Call): Answer {
  const { entity, names } = read(call);
  return {
    body: {
      "@odata.context": contextOf(call, `organization${selectionText(names)}`),
      value: [choose(entity, names)],
    },
  };
}

export function readOrganization(call: Call): Answer {
  const { entity, names } = read(call);
  const id = paramOf(call, "organization");
  if (id.toLowerCase() !== call.company.tenantId) {
    throw unknownResource(id);
  }
  return {
    body: {
      "@odata.context": contextOf(call, `organization${selectionText(names)}/$entity`),
      ...choose(entity, names),
    },
  };
}

function read(call: Call) {
  demand(call, needs.readOrganization);
  const entity: Entity = { ...toOrganization(call.company) };
  return {
    entity,
    names: readSelect(call, { name: "organization", properties: new Set(Object.keys(entity)) }),
  };
}
