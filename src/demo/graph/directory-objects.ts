import { applicationType, servicePrincipalType } from "./application-type.js";
import { contextOf, paramOf, type Answer, type Call } from "./call.js";
import type { Entity } from "./odata/entity.js";
import { demand, needs } from "./permissions.js";
import { badRequest, unknownResource } from "./refusal.js";
import { userType } from "./users.js";

const mostIds = 1000;

/** Whatever has an id: users, applications and service principals. Ids that nothing has are left out. */
export function getByIds(call: Call): Answer {
  demand(call, needs.readUsers);
  demand(call, needs.readApplications);
  const { ids, types } = call.readBody();
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === "string")) {
    throw badRequest("A value is required for parameter 'ids'.");
  }
  if (ids.length > mostIds) {
    throw badRequest(`The number of ids exceeds the maximum of ${String(mostIds)}.`);
  }
  const wanted = Array.isArray(types) ? types.map((type) => String(type).toLowerCase()) : [];
  const found = ids
    .flatMap((id) => findObject(call, id) ?? [])
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()));
  return {
    body: {
      "@odata.context": contextOf(call, "directoryObjects"),
      value: found.map(({ entity }) => entity),
    },
  };
}

export function readDirectoryObject(call: Call): Answer {
  demand(call, needs.readUsers);
  demand(call, needs.readApplications);
  const id = paramOf(call, "object");
  const found = findObject(call, id);
  if (!found) {
    throw unknownResource(id);
  }
  return {
    body: { "@odata.context": contextOf(call, "directoryObjects/$entity"), ...found.entity },
  };
}

function findObject(
  { company }: Call,
  id: string,
): { readonly name: string; readonly entity: Entity } | undefined {
  const account = id.includes("@") ? undefined : company.users.find(id);
  const application = company.directory.applications.find(id);
  const principal = company.directory.servicePrincipals.find(id);
  const named = (name: string, entity: Entity) => ({
    name,
    entity: { "@odata.type": `#microsoft.graph.${name}`, ...entity },
  });
  return account
    ? named("user", userType(company).toEntity(account))
    : application
      ? named("application", applicationType(company).toEntity(application))
      : principal && named("servicePrincipal", servicePrincipalType(company).toEntity(principal));
}
