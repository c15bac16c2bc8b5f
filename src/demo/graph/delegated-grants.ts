import type { ServicePrincipal } from "../data/application.js";
import { splitScope } from "../data/consent.js";
import { clientOfGrant, newDelegatedGrant, type DelegatedGrant } from "../data/grants.js";
import { auditedBy } from "./audits.js";
import { contextOf, paramOf, rootOf, type Answer, type Call } from "./call.js";
import type { EntityType } from "./odata/entity.js";
import { listEntities } from "./odata/list.js";
import { demand, demandPower, needs } from "./permissions.js";
import { badRequest, conflict, unknownResource } from "./refusal.js";
import { principalOf } from "./service-principals.js";
import { accountOf } from "./users.js";

const type: EntityType<DelegatedGrant> = {
  name: "oAuth2PermissionGrant",
  properties: new Set(["id", "clientId", "consentType", "principalId", "resourceId", "scope"]),
  filters: { clientId: "default", consentType: "default", principalId: "default", resourceId: "default" },
  sorts: {},
  searches: [],
  toEntity: (grant) => ({ ...grant }),
};

/** All of the tenant. Those of one client are found without looking at the others. */
export function listDelegatedGrants(call: Call): Answer {
  demand(call, needs.readDelegatedGrants);
  const { grants } = call.company.directory;
  const filter = call.url.searchParams.get("$filter") ?? "";
  const [, clientId] = /^\s*clientId eq '([^']+)'(?!.*\b(?:or|not)\b)/i.exec(filter) ?? [];
  const client = clientId === undefined ? undefined : call.company.directory.servicePrincipals.find(clientId);
  return listEntities(call, {
    set: "oauth2PermissionGrants",
    type,
    scan: (from) =>
      client ? [...grants.delegatedOf(client).entries()].slice(from) : grants.scanDelegated(from),
  });
}

export function listPrincipalGrants(call: Call): Answer {
  demand(call, needs.readDelegatedGrants);
  const principal = principalOf(call);
  const grants = call.company.directory.grants.delegatedOf(principal);
  return listEntities(call, {
    set: "oauth2PermissionGrants",
    type,
    scan: (from) => [...grants.entries()].slice(from),
  });
}

/** What a user consented to for herself. */
export function listUserGrants(call: Call): Answer {
  demand(call, needs.readDelegatedGrants);
  const { id } = accountOf(call, "directory");
  return listEntities(call, {
    set: "oauth2PermissionGrants",
    type,
    *scan(from) {
      for (const entry of call.company.directory.grants.scanDelegated(from)) {
        if (entry[1].principalId === id) {
          yield entry;
        }
      }
    },
  });
}

export function readDelegatedGrant(call: Call): Answer {
  demand(call, needs.readDelegatedGrants);
  return answerGrant(call, grantOf(call).grant);
}

export function createDelegatedGrant(call: Call): Answer {
  demandWriting(call);
  const { directory, users } = { directory: call.company.directory, users: call.company.users };
  const body = call.readBody();
  const client = named(call, body["clientId"], "clientId");
  const resource = named(call, body["resourceId"], "resourceId");
  const { consentType, principalId, scope } = body;
  if (consentType !== "AllPrincipals" && consentType !== "Principal") {
    throw badRequest(
      "Invalid value specified for property 'consentType' of resource 'OAuth2PermissionGrant'.",
    );
  }
  if (consentType === "Principal" && (typeof principalId !== "string" || !users.find(principalId))) {
    throw badRequest("A value is required for property 'principalId' of resource 'OAuth2PermissionGrant'.");
  }
  const user = consentType === "Principal" && typeof principalId === "string" ? principalId : undefined;
  const grant = newDelegatedGrant(client.id, resource.id, user, readScope(scope));
  const grants = directory.grants.delegatedOf(client);
  if (grants.some(({ id }) => id === grant.id)) {
    throw conflict("Permission entry already exists.");
  }
  directory.grants.writeDelegated(client, [...grants, grant]);
  record(call, "Add", client, grant);
  return answerGrant(call, grant, 201);
}

/** Only the scope can be changed, and it is replaced as a whole. */
export function updateDelegatedGrant(call: Call): Answer {
  demandWriting(call);
  const { client, grant } = grantOf(call);
  const scope = readScope(call.readBody()["scope"]);
  writeOne(call, client, grant, { ...grant, scope });
  const [before, after] = [splitScope(grant.scope), splitScope(scope)];
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  if (added.length > 0) {
    record(call, "Add", client, { ...grant, scope: added.join(" ") });
  }
  if (removed.length > 0) {
    record(call, "Remove", client, { ...grant, scope: removed.join(" ") });
  }
  return { status: 204 };
}

export function deleteDelegatedGrant(call: Call): Answer {
  demandWriting(call);
  const { client, grant } = grantOf(call);
  writeOne(call, client, grant, undefined);
  record(call, "Remove", client, grant);
  return { status: 204 };
}

function record(call: Call, verb: "Add" | "Remove", client: ServicePrincipal, grant: DelegatedGrant): void {
  const { audits, directory } = call.company;
  const resource = directory.servicePrincipals.find(grant.resourceId);
  if (resource) {
    audits.recordScopes(verb, auditedBy(call, client), resource, grant);
  }
}

function demandWriting(call: Call): void {
  demand(call, needs.writeDelegatedGrants);
  demandPower(call);
}

function readScope(scope: unknown): string {
  if (typeof scope !== "string") {
    throw badRequest("A value is required for property 'scope' of resource 'OAuth2PermissionGrant'.");
  }
  return splitScope(scope).join(" ");
}

function grantOf(call: Call): { readonly client: ServicePrincipal; readonly grant: DelegatedGrant } {
  const id = paramOf(call, "grant");
  const { directory } = call.company;
  const client = directory.servicePrincipals.find(clientOfGrant(id) ?? "");
  const grant = client && directory.grants.delegatedOf(client).find((other) => other.id === id);
  if (!grant) {
    throw unknownResource(id);
  }
  return { client, grant };
}

function writeOne(
  { company }: Call,
  client: ServicePrincipal,
  old: DelegatedGrant,
  changed: DelegatedGrant | undefined,
): void {
  const grants = company.directory.grants.delegatedOf(client);
  company.directory.grants.writeDelegated(
    client,
    grants.flatMap((grant) => (grant.id === old.id ? (changed ?? []) : grant)),
  );
}

function answerGrant(call: Call, grant: DelegatedGrant, status = 200): Answer {
  return {
    status,
    ...(status === 201
      ? { headers: { location: `${rootOf(call)}/oauth2PermissionGrants/${grant.id}` } }
      : {}),
    body: { "@odata.context": contextOf(call, "oauth2PermissionGrants/$entity"), ...grant },
  };
}

function named({ company }: Call, id: unknown, name: string): ServicePrincipal {
  const principal = typeof id === "string" ? company.directory.servicePrincipals.find(id) : undefined;
  if (!principal) {
    throw badRequest(`Specified ${name} was not found`);
  }
  return principal;
}
