import type { Group, Groups } from "./groups.js";
import { hash } from "./hash.js";
import { staffIndex } from "./staff.js";
import type { Account, Users } from "./users.js";

/**
 * Limits what an application was granted in Entra to some mailboxes, or keeps it out of them.
 *
 * @see https://learn.microsoft.com/graph/auth-limit-mailbox-access
 */
export interface AccessPolicy {
  readonly id: string;
  readonly appId: string;
  readonly groupId: string;
  readonly right: "RestrictAccess" | "DenyAccess";
  readonly description: string;
}

/**
 * Gives an application a permission in Exchange, for the direct members of a group or for everybody.
 *
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 */
export interface ApplicationRole {
  readonly appId: string;
  /** For instance `Calendars.Read`: the name of the role without the "Application" in front. */
  readonly permission: string;
  readonly groupId: string | undefined;
  /** The name of a management scope, where it is limited by one. */
  readonly scope?: string;
  /** Of the assignment. */
  readonly name?: string;
}

/** A limit that assignments of roles refer to by its name. */
export interface ManagementScope {
  readonly name: string;
  /** As it was written. */
  readonly filter: string;
  readonly includes: (mailbox: Account) => boolean;
}

/** What Exchange knows of a service principal of Entra, once it was told. */
export interface PrincipalPointer {
  readonly appId: string;
  /** Of the enterprise application. */
  readonly objectId: string;
  readonly displayName: string;
}

/** What a user may do in the calendar of another one, weakest first. */
export const folderRights = ["None", "AvailabilityOnly", "LimitedDetails", "Reviewer", "Editor"] as const;
export type FolderRight = (typeof folderRights)[number];

export interface FolderEntry {
  readonly right: FolderRight;
  readonly seesPrivate: boolean;
}

/**
 * Who may use Exchange Web Services at all: `Set-OrganizationConfig -EwsEnabled -EwsAllowedAppIDs`.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange
 */
export interface EwsPolicy {
  /** `undefined`: never set, and then the list has no effect. */
  readonly enabled: boolean | undefined;
  /** `undefined`: all applications. */
  readonly allowedAppIds: readonly string[] | undefined;
}

/** How far an application gets into a mailbox. */
export type AppAccess = "allowed" | "not granted" | "kept out by policy";

/** The permissions that access policies govern. `Calendars.ReadBasic.All` is not one of them. */
const governed = new Set([
  "Calendars.Read",
  "Calendars.ReadWrite",
  "MailboxSettings.Read",
  "MailboxSettings.ReadWrite",
  "full_access_as_app",
]);

interface ExchangeOptions {
  readonly seed: number;
  readonly users: Users;
  readonly groups: Groups;
  readonly clockworkAppId: string;
  /** The applications that EWS is still open for. */
  readonly ewsAppIds: readonly string[];
}

/** What Exchange Online knows besides the mailboxes: who may read whose. */
export class Exchange {
  accessPolicies: readonly AccessPolicy[];
  applicationRoles: readonly ApplicationRole[] = [];
  managementScopes: readonly ManagementScope[] = [];
  principalPointers: readonly PrincipalPointer[] = [];
  ewsPolicy: EwsPolicy;
  /** Ids of those whose mailbox has EWS turned off, as by `Set-CASMailbox -EwsEnabled:$false`. */
  readonly mailboxesWithoutEws: Set<string>;
  /** Ids of the accounts with the role ApplicationImpersonation, which Exchange Server has and Exchange Online took away. */
  readonly impersonators: ReadonlySet<string>;
  readonly #seed: number;
  readonly #groups: Groups;
  readonly #monitor: string;
  readonly #delegates: ReadonlyMap<string, ReadonlyMap<string, FolderEntry>>;
  /** Absent values are entries that were removed. */
  readonly #written = new Map<string, FolderEntry | undefined>();

  constructor({ seed, users, groups, clockworkAppId, ewsAppIds }: ExchangeOptions) {
    this.#seed = seed;
    this.#groups = groups;
    const id = (alias: string) => users.at(staffIndex(alias)).id;
    this.ewsPolicy = { enabled: true, allowedAppIds: ewsAppIds };
    this.mailboxesWithoutEws = new Set([id("harriet.blythe")]);
    this.impersonators = new Set([id("svc-calendar")]);
    this.#monitor = id("monitor");
    const editor: FolderEntry = { right: "Editor", seesPrivate: false };
    this.#delegates = new Map<string, ReadonlyMap<string, FolderEntry>>([
      [id("willem.degroot"), new Map([[id("saskia.vermeulen"), { right: "Editor", seesPrivate: true }]])],
      [id("katharina.brandt"), new Map([[id("leonie.vogt"), { right: "Reviewer", seesPrivate: false }]])],
      [
        id("planning"),
        new Map(["fatima.elamrani", "pieter.vandijk", "hugo.maas"].map((alias) => [id(alias), editor])),
      ],
    ]);
    const group = groups.find(`clockwork.calendar.sync@${users.domain}`);
    this.accessPolicies = group
      ? [
          {
            id: `${clockworkAppId}:${group.id}`,
            appId: clockworkAppId,
            groupId: group.id,
            right: "RestrictAccess",
            description: "ClockWork syncs the members of this group only.",
          },
        ]
      : [];
  }

  /**
   * Whether an application may use one of `permissions` on a mailbox. What it was granted in Entra, within the limits of
   * policies, and what it was granted in Exchange add up.
   */
  accessOf(
    appId: string,
    granted: ReadonlySet<string>,
    permissions: readonly string[],
    mailbox: Account,
  ): AppAccess {
    const inEntra = permissions.filter((permission) => granted.has(permission));
    const reaches = inEntra.some(
      (permission) => !governed.has(permission) || this.policyAllows(appId, mailbox),
    );
    if (reaches || this.#hasRole(appId, permissions, mailbox)) {
      return "allowed";
    }
    return inEntra.length > 0 ? "kept out by policy" : "not granted";
  }

  /** What a user may do in the calendar of another. The default is what the organisation has set for everybody. */
  rightOf(userId: string, mailbox: Account): FolderEntry {
    return this.entryOf(userId, mailbox) ?? { right: this.defaultRight(mailbox), seesPrivate: false };
  }

  /** What stands in the permissions of a calendar for this user, and not for everybody. */
  entryOf(userId: string, mailbox: Account): FolderEntry | undefined {
    const key = `${mailbox.id} ${userId}`;
    if (this.#written.has(key)) {
      return this.#written.get(key);
    }
    // One mailbox in eight was made after the monitor user got its rights.
    const isMonitored = userId === this.#monitor && hash(this.#seed, mailbox.index, 21) % 8 !== 0;
    return (
      this.#delegates.get(mailbox.id)?.get(userId) ??
      (isMonitored ? { right: "Reviewer", seesPrivate: false } : undefined)
    );
  }

  /** Ids of the users who have an entry in the permissions of a calendar. */
  usersOf(mailbox: Account): readonly string[] {
    const written = [...this.#written.keys()]
      .filter((key) => key.startsWith(`${mailbox.id} `))
      .map((key) => key.slice(mailbox.id.length + 1));
    const all = [...(this.#delegates.get(mailbox.id)?.keys() ?? []), this.#monitor, ...written];
    return [...new Set(all)].filter((userId) => this.entryOf(userId, mailbox) !== undefined);
  }

  /** What everybody in the organisation may see. */
  defaultRight(mailbox: Account): FolderRight {
    return mailbox.kind === "room" || mailbox.department === "IT" ? "LimitedDetails" : "AvailabilityOnly";
  }

  findScope(name: string): ManagementScope | undefined {
    return this.managementScopes.find((scope) => scope.name.toLowerCase() === name.toLowerCase());
  }

  /** Whether a role gives an application a permission in a mailbox, apart from all others. */
  isInScope(role: ApplicationRole, mailbox: Account): boolean {
    return this.#isInScope(role, mailbox);
  }

  /** Without an entry, what was there is removed. */
  setRight(userId: string, mailbox: Account, entry: FolderEntry | undefined): void {
    this.#written.set(`${mailbox.id} ${userId}`, entry);
  }

  /** Whose calendars somebody was given, besides the own. */
  ownersShownTo(userId: string): readonly string[] {
    return [...this.#delegates].filter(([, users]) => users.has(userId)).map(([owner]) => owner);
  }

  /** Whether access policies leave an application what it was granted in Entra. */
  policyAllows(appId: string, mailbox: Account): boolean {
    const policies = this.accessPolicies.filter((policy) => policy.appId === appId);
    const matches = (right: AccessPolicy["right"]) =>
      policies.some(
        (policy) => policy.right === right && this.#isIn(policy.groupId, mailbox, "through groups"),
      );
    return (
      !matches("DenyAccess") &&
      (matches("RestrictAccess") || !policies.some(({ right }) => right === "RestrictAccess"))
    );
  }

  #hasRole(appId: string, permissions: readonly string[], mailbox: Account): boolean {
    return this.applicationRoles.some(
      (role) =>
        role.appId === appId && permissions.includes(role.permission) && this.#isInScope(role, mailbox),
    );
  }

  #isInScope({ groupId, scope }: ApplicationRole, mailbox: Account): boolean {
    return (
      (groupId === undefined || this.#isIn(groupId, mailbox, "directly")) &&
      (scope === undefined || this.findScope(scope)?.includes(mailbox) === true)
    );
  }

  #isIn(groupId: string, mailbox: Account, how: Parameters<Groups["includes"]>[2]): boolean {
    const group: Group | undefined = this.#groups.find(groupId);
    return group !== undefined && this.#groups.includes(group, mailbox, how);
  }
}
