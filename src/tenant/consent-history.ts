import type { DirectoryAudit } from "@microsoft/microsoft-graph-types";
import { listed } from "../base/words.js";
import { listAuditsOf } from "../graph/audits.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";

/** An entry of the audit log about what an application was given. */
export interface ConsentEvent {
  /** ISO 8601. */
  readonly at: string;
  readonly what: string;
  /** The user name, or the name of the application that did it. */
  readonly by: string | undefined;
}

/**
 * Who consented, the newest first, as far back as the audit log goes, which is 30 days at most. Throws a `GraphError`, "forbidden"
 * where whoever is signed in may not read it.
 *
 * @see https://learn.microsoft.com/graph/api/directoryaudit-list
 */
export async function readConsentHistory(
  client: GraphClient,
  servicePrincipalId: string,
  options: AskOptions = {},
): Promise<readonly ConsentEvent[]> {
  const events: ConsentEvent[] = [];
  for await (const { items } of listAuditsOf(client, servicePrincipalId, options)) {
    events.push(...items.flatMap(toEvent));
  }
  return events.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0));
}

/**
 * What the log calls an activity, and how it is said here.
 *
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/app-perms-audit-logs
 */
const activities: Readonly<Record<string, (audit: DirectoryAudit) => string>> = {
  "consent to application": (audit) =>
    readChange(audit, "ConsentContext.OnBehalfOfAll")?.toLowerCase() === "true"
      ? "Consent for everybody was given."
      : "Consent was given.",
  "revoke consent": () => "Consent was taken back.",
  "add app role assignment to service principal": (audit) => describe(audit, "AppRole.Value", "granted"),
  "remove app role assignment from service principal": (audit) =>
    describe(audit, "AppRole.Value", "taken away"),
  "add delegated permission grant": (audit) => describe(audit, "DelegatedPermissionGrant.Scope", "granted"),
  "add oauth2permissiongrant": (audit) => describe(audit, "DelegatedPermissionGrant.Scope", "granted"),
  "remove delegated permission grant": (audit) =>
    describe(audit, "DelegatedPermissionGrant.Scope", "taken away"),
  "remove oauth2permissiongrant": (audit) => describe(audit, "DelegatedPermissionGrant.Scope", "taken away"),
};

function toEvent(audit: DirectoryAudit): ConsentEvent | [] {
  const { activityDisplayName, activityDateTime, initiatedBy, result } = audit;
  // Names have been seen with a full stop.
  const activity = (activityDisplayName ?? "").toLowerCase().replace(/\.$/, "");
  if (!Object.hasOwn(activities, activity) || (result ?? "success") !== "success") {
    return [];
  }
  const { user, app } = initiatedBy ?? {};
  return {
    at: activityDateTime ?? "",
    what: activities[activity]?.(audit) ?? "",
    by: user?.userPrincipalName ?? user?.displayName ?? app?.displayName ?? undefined,
  };
}

/** "Calendars.Read of Microsoft Graph was granted as application permission." */
function describe(audit: DirectoryAudit, property: string, verb: "granted" | "taken away"): string {
  const names = (readChange(audit, property) ?? "").split(/\s+/).filter((name) => name !== "");
  const resource = audit.targetResources?.find(({ modifiedProperties }) =>
    modifiedProperties?.some(({ displayName }) => displayName === property),
  )?.displayName;
  const kind = property === "AppRole.Value" ? "application" : "delegated";
  const many = names.length > 1;
  const subject =
    names.length === 0 ? `A${kind === "application" ? "n" : ""} ${kind} permission` : listed(names);
  const as = names.length === 0 ? "" : ` as ${kind} permission${many ? "s" : ""}`;
  return `${subject}${resource ? ` of ${resource}` : ""} ${many ? "were" : "was"} ${verb}${as}.`;
}

/** A value that changed: the new one, or the old one where it is gone. The log keeps it as JSON. */
function readChange({ targetResources }: DirectoryAudit, property: string): string | undefined {
  for (const { modifiedProperties } of targetResources ?? []) {
    for (const { displayName, newValue, oldValue } of modifiedProperties ?? []) {
      const value = displayName === property && (unquote(newValue) || unquote(oldValue));
      if (value) {
        return value;
      }
    }
  }
  return undefined;
}

function unquote(text: string | null | undefined): string {
  return (text ?? "")
    .trim()
    .replace(/^"(.*)"$/s, "$1")
    .trim();
}
