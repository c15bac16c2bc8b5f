import type { AuditLog } from "./audit-log.js";
import type { Company } from "./company.js";
import { splitScope } from "./consent.js";
import { staffIndex } from "./staff.js";

/** Who consented to what before anybody looks: an administrator for everybody, and a colleague for himself. */
const consents = [
  { name: "Sense", daysAgo: 12, by: "ada.lindqvist", forEverybody: true },
  { name: "Meetly", daysAgo: 5, by: "oliver.pembroke", forEverybody: false },
] as const;

/** Fills the log with what happened before the start. */
export function recordFirstAudits(log: AuditLog, { directory, users }: Company): void {
  for (const { name, daysAgo, by, forEverybody } of consents) {
    const account = users.at(staffIndex(by));
    const client = findByName(directory, name);
    if (!client) {
      continue;
    }
    const audited = {
      at: directory.registry.daysFromStart(-daysAgo, daysAgo),
      by: { kind: "user", id: account.id, userPrincipalName: account.userPrincipalName } as const,
      client,
    };
    for (const { resourceId, scope, consentType } of directory.grants.delegatedOf(client)) {
      const resource = directory.servicePrincipals.find(resourceId);
      if (resource) {
        log.recordScopes("Add", audited, resource, { scope: splitScope(scope).join(" "), consentType });
      }
    }
    log.recordConsent(audited, forEverybody);
  }
}

/** Those that have a history are among the first. */
function findByName(directory: Company["directory"], name: string) {
  let left = 20;
  for (const [, principal] of directory.servicePrincipals.scan()) {
    if (principal.displayName.startsWith(name)) {
      return principal;
    }
    if (--left === 0) {
      return undefined;
    }
  }
  return undefined;
}
