import type { ServicePrincipal } from "../data/application.js";
import { newAssignment, type RoleAssignment } from "../data/grants.js";
import { auditedBy } from "./audits.js";
import { contextOf, paramOf, rootOf, type Answer, type Call } from "./call.js";
import type { EntityType } from "./odata/entity.js";
import { listEntities } from "./odata/list.js";
import { demand, demandPower, needs } from "./permissions.js";
import { badRequest, unknownResource } from "./refusal.js";
import { principalOf } from "./service-principals.js";

const type: EntityType<RoleAssignment> = {
  name: "appRoleAssignment",
  properties: new Set([
    "id",
    "deletedDateTime",
    "appRoleId",
    "createdDateTime",
    "principalDisplayName",
    "principalId",
    "principalType",
    "resourceDisplayName",
    "resourceId",
  ]),
  filters: { resourceId: "default", principalId: "default", appRoleId: "advanced" },
  sorts: {},
  searches: ["principalDisplayName", "resourceDisplayName"],
  toEntity: (assignment) => ({ ...assignment }),
};

/** What a service principal was granted. */
export function listAssignments(call: Call): Answer {
  demand(call, needs.readAssignments);
  const principal = principalOf(call);
  const assignments = call.company.directory.grants.assignmentsOf(principal);
  return listEntities(call, {
    set: `servicePrincipals('${principal.id}')/appRoleAssignments`,
    type,
    scan: (from) => [...assignments.entries()].slice(from),
  });
}

/** Who was granted something of a resource. */
export function listAssignedTo(call: Call): Answer {
  demand(call, needs.readAssignments);
  const resource = principalOf(call);
  return listEntities(call, {
    set: `servicePrincipals('${resource.id}')/appRoleAssignedTo`,
    type,
    scan: (from) => call.company.directory.grants.scanAssignedTo(resource.id, from),
  });
}

/** The same of a user. Nobody is assigned to an application here. */
export function listUserAssignments(call: Call): Answer {
  demand(call, needs.readAssignments);
  return {
    body: {
      "@odata.context": contextOf(call, `users('${paramOf(call, "user")}')/appRoleAssignments`),
      value: [],
    },
  };
}

export function createAssignment(call: Call): Answer {
  demand(call, needs.writeAssignments);
  demand(call, needs.readApplications);
  demandPower(call);
  const { grants } = call.company.directory;
  const body = call.readBody();
  const principal = namedPrincipal(call, body, "principalId");
  const resource = namedPrincipal(call, body, "resourceId");
  const role = (resource.appRoles ?? []).find(({ id }) => id === body["appRoleId"]);
  if (role?.id === undefined || role.isEnabled === false) {
    throw badRequest(`Permission being assigned was not found on application '${resource.id}'`);
  }
  const assignments = grants.assignmentsOf(principal);
  if (assignments.some(({ resourceId, appRoleId }) => resourceId === resource.id && appRoleId === role.id)) {
    throw badRequest("Permission being assigned already exists on the object");
  }
  const assignment = newAssignment(principal, resource, role.id, call.company.now());
  grants.writeAssignments(principal, [...assignments, assignment]);
  call.company.audits.recordRole("Add", auditedBy(call, principal), resource, role.value ?? "");
  const set = `servicePrincipals('${principal.id}')/appRoleAssignments`;
  return {
    status: 201,
    headers: { location: `${rootOf(call)}/${set}/${assignment.id}` },
    body: { "@odata.context": contextOf(call, `${set}/$entity`), ...assignment },
  };
}

/** Below the one who has it, or below the resource. */
export function deleteAssignment(call: Call): Answer {
  demand(call, needs.writeAssignments);
  demandPower(call);
  const { directory } = call.company;
  const id = paramOf(call, "assignment");
  const assignment = findAssignment(call, principalOf(call), id);
  const principal = directory.servicePrincipals.find(assignment.principalId);
  if (!principal) {
    throw unknownResource(id);
  }
  const remaining = directory.grants.assignmentsOf(principal).filter((other) => other.id !== id);
  directory.grants.writeAssignments(principal, remaining);
  const resource = directory.servicePrincipals.find(assignment.resourceId);
  const role = resource?.appRoles?.find((each) => each.id === assignment.appRoleId);
  if (resource) {
    call.company.audits.recordRole("Remove", auditedBy(call, principal), resource, role?.value ?? "");
  }
  return { status: 204 };
}

export function readAssignment(call: Call): Answer {
  demand(call, needs.readAssignments);
  const principal = principalOf(call);
  const assignment = findAssignment(call, principal, paramOf(call, "assignment"));
  const context = contextOf(call, `servicePrincipals('${principal.id}')/appRoleAssignments/$entity`);
  return { body: { "@odata.context": context, ...assignment } };
}

function findAssignment({ company }: Call, owner: ServicePrincipal, id: string): RoleAssignment {
  const { grants } = company.directory;
  const own = grants.assignmentsOf(owner).find((assignment) => assignment.id === id);
  if (own) {
    return own;
  }
  for (const [, assignment] of grants.scanAssignedTo(owner.id)) {
    if (assignment.id === id) {
      return assignment;
    }
  }
  throw unknownResource(id);
}

function namedPrincipal({ company }: Call, body: Record<string, unknown>, name: string): ServicePrincipal {
  const id = body[name];
  if (typeof id !== "string") {
    throw badRequest(`A value is required for property '${name}' of resource 'AppRoleAssignment'.`);
  }
  const principal = company.directory.servicePrincipals.find(id);
  if (!principal) {
    throw unknownResource(id);
  }
  return principal;
}
