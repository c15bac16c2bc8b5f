import { newServicePrincipal, type ServicePrincipal } from "../data/application.js";
import { findPublished, resourcePrincipal } from "../data/resources.js";
import { servicePrincipalType } from "./application-type.js";
import { contextOf, paramOf, rootOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText } from "./odata/entity.js";
import { countEntities, listEntities, type Listed } from "./odata/list.js";
import { demand, demandPower, needs } from "./permissions.js";
import { badRequest, conflict, Refusal, unknownResource } from "./refusal.js";

const listed = (call: Call): Listed<ServicePrincipal> => ({
  set: "servicePrincipals",
  type: servicePrincipalType(call.company),
  scan: (from) => call.company.directory.servicePrincipals.scan(from),
  source: call.company.directory.servicePrincipals,
});

export function listServicePrincipals(call: Call): Answer {
  demand(call, needs.readApplications);
  return listEntities(call, listed(call));
}

export function countServicePrincipals(call: Call): Answer {
  demand(call, needs.readApplications);
  return countEntities(call, listed(call));
}

export function readServicePrincipal(call: Call): Answer {
  demand(call, needs.readApplications);
  return answerPrincipal(call, principalOf(call));
}

/** By object id, or by client id in the form `(appId='…')`. */
export function principalOf(call: Call): ServicePrincipal {
  const id = paramOf(call, "principal");
  const { directory } = call.company;
  const [, appId] = /^\(appId='([^']*)'\)$/i.exec(id) ?? [];
  const principal =
    appId === undefined ? directory.servicePrincipals.find(id) : directory.findServicePrincipal(appId);
  if (!principal) {
    throw unknownResource(appId ?? id);
  }
  return principal;
}

function answerPrincipal(call: Call, principal: ServicePrincipal, status = 200): Answer {
  const type = servicePrincipalType(call.company);
  const names = readSelect(call, type);
  return {
    status,
    body: {
      "@odata.context": contextOf(call, `servicePrincipals${selectionText(names)}/$entity`),
      ...choose(type.toEntity(principal), names),
    },
  };
}

/** Of an application of this tenant, or of one that Microsoft publishes. */
export function createServicePrincipal(call: Call): Answer {
  demand(call, needs.writeApplications);
  demandPower(call);
  const appId = call.readBody()["appId"];
  const { company } = call;
  if (typeof appId !== "string") {
    throw badRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.");
  }
  if (company.directory.findServicePrincipal(appId)) {
    throw conflict(
      `The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`,
    );
  }
  const id = company.createId();
  const application = company.directory.findApplication(appId);
  const resource = findPublished(company.directory.registry.catalogue, appId);
  if (!application && !resource) {
    throw new Refusal(
      400,
      "NoBackingApplicationObject",
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  const principal = application
    ? {
        ...newServicePrincipal({
          id,
          appId: application.appId,
          displayName: application.displayName,
          created: company.now(),
          ownerTenantId: company.tenantId,
          signInAudience: application.signInAudience ?? "AzureADMyOrg",
          tags: [],
        }),
        appRoles: application.appRoles ?? [],
        oauth2PermissionScopes: application.api?.oauth2PermissionScopes ?? [],
      }
    : resource && resourcePrincipal(resource, id, company.now());
  if (!principal) {
    throw unknownResource(appId);
  }
  company.directory.addServicePrincipal(principal);
  return {
    ...answerPrincipal(call, principal, 201),
    headers: {
      location: `${rootOf(call)}/directoryObjects/${id}/Microsoft.DirectoryServices.ServicePrincipal`,
    },
  };
}

const changeable = new Set([
  "accountEnabled",
  "appRoleAssignmentRequired",
  "description",
  "displayName",
  "notes",
  "tags",
]);

export function updateServicePrincipal(call: Call): Answer {
  const principal = writablePrincipal(call);
  const changes = Object.entries(call.readBody()).filter(([name]) => !name.startsWith("@odata."));
  for (const [name, value] of changes) {
    const old: unknown = principal[name as keyof ServicePrincipal];
    if (!changeable.has(name)) {
      throw badRequest(`Property '${name}' is read-only or not supported and cannot be set.`);
    }
    if (old !== null && typeof old !== typeof value) {
      throw badRequest(`Invalid value specified for property '${name}' of resource 'ServicePrincipal'.`);
    }
  }
  call.company.directory.putServicePrincipal({ ...principal, ...Object.fromEntries(changes) });
  return { status: 204 };
}

export function deleteServicePrincipal(call: Call): Answer {
  call.company.directory.removeServicePrincipal(writablePrincipal(call));
  return { status: 204 };
}

function writablePrincipal(call: Call): ServicePrincipal {
  demand(call, needs.writeApplications);
  demandPower(call);
  return principalOf(call);
}

export function listPrincipalOwners(call: Call): Answer {
  demand(call, needs.readApplications);
  principalOf(call);
  return { body: { "@odata.context": contextOf(call, "directoryObjects"), value: [] } };
}
