import type { Application } from "@microsoft/microsoft-graph-types";
import { listCredentials } from "./credentials.js";
import type { MailboxPermission, MailboxPermissions } from "./mailbox-permissions.js";
import type { Registered } from "./report-line.js";

/** What is kept of the tenant's registrations: of those that ask for permissions to mailboxes, and that are added. */
export class Registrations {
  /** How many were looked at. */
  looked = 0;
  readonly #permissions: MailboxPermissions;
  readonly #byAppId = new Map<string, Registered>();

  constructor(permissions: MailboxPermissions) {
    this.#permissions = permissions;
  }

  addThoseThatAsk(applications: readonly Application[]): void {
    this.looked += applications.length;
    for (const application of applications) {
      if (listDeclared(application, this.#permissions).length > 0) {
        this.add(application);
      }
    }
  }

  add(application: Application): void {
    const { id, appId, displayName } = application;
    const key = keyOf(appId);
    this.#byAppId.set(key, {
      id,
      appId: key,
      name: displayName ?? undefined,
      declared: listDeclared(application, this.#permissions),
      credentials: listCredentials(application),
    });
  }

  all(): readonly Registered[] {
    return [...this.#byAppId.values()];
  }

  has(appId: string | null | undefined): boolean {
    return this.#byAppId.has(keyOf(appId));
  }

  find(appId: string | null | undefined): Registered | undefined {
    return this.#byAppId.get(keyOf(appId));
  }
}

const keyOf = (appId: string | null | undefined) => appId?.toLowerCase() ?? "";

function listDeclared(
  { requiredResourceAccess }: Application,
  permissions: MailboxPermissions,
): readonly MailboxPermission[] {
  const found = (requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
    (resourceAccess ?? []).flatMap(
      ({ type, id }) =>
        permissions.findById(resourceAppId ?? "", type === "Role" ? "Role" : "Scope", id ?? "") ?? [],
    ),
  );
  return [...new Set(found)];
}
