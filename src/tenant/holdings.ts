import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import type { MailboxPermission, MailboxPermissions } from "./mailbox-permissions.js";

/** What one service principal was given of permissions to mailboxes. */
export class Holding {
  readonly permissions = new Set<MailboxPermission>();
  /** Whether delegated ones are among them that are good for whoever signs in. */
  forEverybody = false;
  /** The users who were given some one by one. */
  readonly userIds = new Set<string>();
}

/** Who holds which permissions to mailboxes, by the object id of the service principal. Keeps nothing else. */
export class Holdings {
  readonly byPrincipal = new Map<string, Holding>();
  readonly #permissions: MailboxPermissions;
  /** Each user's id once, however many grants name it. */
  readonly #userIds = new Map<string, string>();

  constructor(permissions: MailboxPermissions) {
    this.#permissions = permissions;
  }

  addAssignment(resourceAppId: string, { principalId, principalType, appRoleId }: AppRoleAssignment): void {
    const permission = this.#permissions.findById(resourceAppId, "Role", appRoleId ?? "");
    // People and groups are assigned to applications in the same list.
    if (
      permission &&
      typeof principalId === "string" &&
      (principalType ?? "ServicePrincipal") === "ServicePrincipal"
    ) {
      this.#of(principalId).permissions.add(permission);
    }
  }

  addGrant(resourceAppId: string, { clientId, principalId, scope }: OAuth2PermissionGrant): void {
    const found = (scope ?? "")
      .split(/\s+/)
      .flatMap((name) => this.#permissions.findByName(resourceAppId, "Scope", name) ?? []);
    if (found.length === 0 || typeof clientId !== "string") {
      return;
    }
    const holding = this.#of(clientId);
    for (const permission of found) {
      holding.permissions.add(permission);
    }
    if (typeof principalId === "string") {
      holding.userIds.add(this.#once(principalId));
    } else {
      holding.forEverybody = true;
    }
  }

  #of(principalId: string): Holding {
    const holding = this.byPrincipal.get(principalId) ?? new Holding();
    this.byPrincipal.set(principalId, holding);
    return holding;
  }

  #once(userId: string): string {
    const known = this.#userIds.get(userId) ?? userId;
    this.#userIds.set(userId, known);
    return known;
  }
}
