import type { ServicePrincipal } from "../data/application.js";
import type { Company } from "../data/company.js";
import { guidBytes } from "../data/guids.js";
import { administratorTool } from "../data/registrations.js";
import { staff } from "../data/staff.js";
import type { Account } from "../data/users.js";
import { servicePrincipalType } from "./application-type.js";
import type { Answer, Call } from "./call.js";
import { roleTemplates } from "./groups.js";
import type { Entity, EntityType } from "./odata/entity.js";
import { listEntities } from "./odata/list.js";
import { askerOf, demand, needs } from "./permissions.js";
import { insufficientPrivileges, malformed } from "./refusal.js";
import { toUser } from "./users.js";

interface Assignment {
  readonly role: string;
  readonly principal: Account | ServicePrincipal;
}

const type: EntityType<Assignment> = {
  name: "unifiedRoleAssignment",
  properties: new Set(["id", "directoryScopeId", "principalId", "resourceScope", "roleDefinitionId"]),
  filters: { principalId: "default", roleDefinitionId: "default" },
  sorts: {},
  searches: [],
  toEntity: ({ role, principal }) => {
    const roleDefinitionId = roleTemplates[role] ?? "";
    return {
      id: `${Buffer.concat([roleDefinitionId, principal.id].map(guidBytes)).toString("base64url")}-1`,
      principalId: principal.id,
      resourceScope: "/",
      directoryScopeId: "/",
      roleDefinitionId,
    };
  },
};

/** Any of them lets a person look. */
const lookingRoles = new Set([
  "Global Administrator",
  "Privileged Role Administrator",
  "Global Reader",
  "Directory Readers",
]);

/**
 * Who holds which role of the directory.
 *
 * @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignments
 */
export function listRoleAssignments(call: Call): Answer {
  demand(call, needs.readRoles);
  const { company, principal, url } = call;
  if (principal.kind === "user" && !askerOf(call)?.roles.some((role) => lookingRoles.has(role))) {
    throw insufficientPrivileges();
  }
  const expand = url.searchParams.get("$expand");
  if (expand !== null && expand !== "principal") {
    throw malformed(`Could not find a property named '${expand}' on type 'microsoft.graph.${type.name}'.`);
  }
  const assignments = listAssignments(company);
  return listEntities<Assignment>(call, {
    set: `roleManagement/directory/roleAssignments${expand === null ? "" : "(principal())"}`,
    type,
    scan: (from) => [...assignments.entries()].slice(from),
    expand: (entity, item) => (expand === null ? entity : withPrincipal(company, entity, item)),
  });
}

/** Those of people, and of the application that administrates Exchange, which needs a role for it. */
function listAssignments({ users, directory, registrations }: Company): Assignment[] {
  const appId = registrations.find(({ name }) => name === administratorTool.name)?.appId ?? "";
  const tool = directory.findServicePrincipal(appId);
  const ofPeople = staff
    .map((_, index) => users.at(index))
    .flatMap((principal) => principal.roles.map((role) => ({ role, principal })));
  return [...ofPeople, ...(tool ? [{ role: "Exchange Administrator", principal: tool }] : [])];
}

function withPrincipal(company: Company, entity: Entity, { principal }: Assignment): Entity {
  return {
    ...entity,
    principal:
      "appId" in principal
        ? {
            "@odata.type": "#microsoft.graph.servicePrincipal",
            ...servicePrincipalType(company).toEntity(principal),
          }
        : { "@odata.type": "#microsoft.graph.user", ...toUser(company, principal) },
  };
}
