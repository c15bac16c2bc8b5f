import type { ServicePrincipal } from "../data/application.js";
import type { AuditEntry, Audited, Initiator } from "../data/audit-log.js";
import type { Answer, Call } from "./call.js";
import type { EntityType } from "./odata/entity.js";
import { listEntities } from "./odata/list.js";
import { demand, demandPower, needs } from "./permissions.js";

const type: EntityType<AuditEntry> = {
  name: "directoryAudit",
  properties: new Set([
    "id",
    "category",
    "correlationId",
    "result",
    "resultReason",
    "activityDisplayName",
    "activityDateTime",
    "loggedByService",
    "operationType",
    "initiatedBy",
    "targetResources",
    "additionalDetails",
  ]),
  filters: {
    activityDateTime: "default",
    activityDisplayName: "default",
    category: "default",
    correlationId: "default",
    "initiatedBy/user/id": "default",
    "initiatedBy/app/displayName": "default",
    loggedByService: "default",
    "targetResources/any": "default",
  },
  sorts: { activityDateTime: "default" },
  searches: [],
  toEntity: (entry) => ({ ...entry }),
};

/**
 * Who did what in the directory, the newest first. A person needs a role for it besides the permission.
 *
 * @see https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export function listDirectoryAudits(call: Call): Answer {
  demand(call, needs.readAudits);
  demandPower(call);
  const entries = call.company.audits.list();
  return listEntities(call, {
    set: "auditLogs/directoryAudits",
    type,
    scan: (from) => [...entries.entries()].slice(from),
  });
}

/** What an entry says of a change that is made now by whoever asks. */
export function auditedBy({ company, principal }: Call, client: ServicePrincipal): Audited {
  return { at: company.now(), by: initiatorOf(company, principal), client };
}

function initiatorOf(company: Call["company"], principal: Call["principal"]): Initiator {
  if (principal.kind === "user") {
    const account = company.users.find(principal.userId);
    return {
      kind: "user",
      id: principal.userId,
      userPrincipalName: account?.userPrincipalName ?? principal.userId,
    };
  }
  const own = company.directory.findServicePrincipal(principal.clientId);
  return {
    kind: "app",
    servicePrincipalId: own?.id ?? principal.clientId,
    displayName: own?.displayName ?? principal.clientId,
  };
}
