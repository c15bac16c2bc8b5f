import type * as graph from "@microsoft/microsoft-graph-types";
import type { ServicePrincipal } from "./application.js";

/** Who did something. */
export type Initiator =
  | { readonly kind: "user"; readonly id: string; readonly userPrincipalName: string }
  | { readonly kind: "app"; readonly servicePrincipalId: string; readonly displayName: string };

/** One entry, as Microsoft Graph gives it. */
export type AuditEntry = graph.DirectoryAudit & { readonly id: string; readonly activityDateTime: string };

/** When it was done, by whom, and to whom. */
export interface Audited {
  readonly at: Date;
  readonly by: Initiator;
  readonly client: ServicePrincipal;
}

const keptDays = 30;

/**
 * What was granted and taken away, for thirty days: longer is kept for nobody.
 *
 * @see https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities
 */
export class AuditLog {
  readonly #now: () => Date;
  readonly #createId: () => string;
  readonly #entries: AuditEntry[] = [];

  constructor(now: () => Date, createId: () => string) {
    this.#now = now;
    this.#createId = createId;
  }

  /** The newest first. */
  list(): readonly AuditEntry[] {
    const first = new Date(this.#now().getTime() - keptDays * 86_400_000).toISOString();
    return this.#entries
      .filter(({ activityDateTime }) => activityDateTime >= first)
      .sort((one, other) => (one.activityDateTime < other.activityDateTime ? 1 : -1));
  }

  /** The resource comes first, with what changed, and then the client, as in Entra. */
  recordRole(verb: "Add" | "Remove", audited: Audited, resource: ServicePrincipal, role: string): void {
    const isAdded = verb === "Add";
    this.#record(
      isAdded
        ? "Add app role assignment to service principal"
        : "Remove app role assignment from service principal",
      isAdded ? "Assign" : "Unassign",
      audited,
      [
        target(resource, [
          changed("AppRole.Value", role, isAdded),
          changed("ServicePrincipal.ObjectID", audited.client.id, isAdded),
          changed("ServicePrincipal.DisplayName", audited.client.displayName, isAdded),
        ]),
        target(audited.client),
      ],
    );
  }

  recordScopes(
    verb: "Add" | "Remove",
    audited: Audited,
    resource: ServicePrincipal,
    grant: { readonly scope: string; readonly consentType: string },
  ): void {
    const isAdded = verb === "Add";
    this.#record(`${verb} delegated permission grant`, isAdded ? "Assign" : "Unassign", audited, [
      target(resource, [
        changed("DelegatedPermissionGrant.Scope", grant.scope, isAdded),
        changed("DelegatedPermissionGrant.ConsentType", grant.consentType, isAdded),
        changed("ServicePrincipal.ObjectID", audited.client.id, isAdded),
      ]),
      target(audited.client),
    ]);
  }

  recordConsent(audited: Audited, forEverybody: boolean): void {
    const truth = forEverybody ? "True" : "False";
    this.#record("Consent to application", "Assign", audited, [
      target(audited.client, [
        changed("ConsentContext.IsAdminConsent", truth, true),
        changed("ConsentContext.OnBehalfOfAll", truth, true),
      ]),
    ]);
  }

  #record(
    activity: string,
    operationType: string,
    { at, by }: Audited,
    targetResources: graph.TargetResource[],
  ): void {
    const correlationId = this.#createId();
    this.#entries.push({
      id: `Directory_${correlationId}_${String(this.#entries.length)}`,
      category: "ApplicationManagement",
      correlationId,
      result: "success",
      resultReason: "",
      activityDisplayName: activity,
      activityDateTime: at.toISOString(),
      loggedByService: "Core Directory",
      operationType,
      initiatedBy: initiatedBy(by),
      targetResources,
      additionalDetails: [],
    });
  }
}

function initiatedBy(by: Initiator): graph.AuditActivityInitiator {
  return by.kind === "user"
    ? {
        app: null,
        user: {
          id: by.id,
          displayName: null,
          userPrincipalName: by.userPrincipalName,
          ipAddress: "203.0.113.20",
        },
      }
    : {
        user: null,
        app: {
          appId: null,
          displayName: by.displayName,
          servicePrincipalId: by.servicePrincipalId,
          servicePrincipalName: null,
        },
      };
}

function target(
  { id, displayName }: ServicePrincipal,
  modifiedProperties: graph.ModifiedProperty[] = [],
): graph.TargetResource {
  return {
    id,
    displayName,
    type: "ServicePrincipal",
    userPrincipalName: null,
    groupType: null,
    modifiedProperties,
  };
}

/** Values are JSON within JSON. */
function changed(displayName: string, value: string, isAdded: boolean): graph.ModifiedProperty {
  const text = JSON.stringify(value);
  return { displayName, oldValue: isAdded ? null : text, newValue: isAdded ? text : null };
}
