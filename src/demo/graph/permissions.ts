import type { Account } from "../data/users.js";
import type { Call } from "./call.js";
import { insufficientPrivileges } from "./refusal.js";

/** The permissions of which one is enough, for applications and for people. */
export interface Requirement {
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
}

const both = (...names: readonly string[]): Requirement => ({ roles: names, scopes: names });

/** @see https://learn.microsoft.com/graph/permissions-reference */
export const needs = {
  readApplications: both(
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ),
  writeApplications: both("Application.ReadWrite.All"),
  readAssignments: both(
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
  ),
  writeAssignments: both("AppRoleAssignment.ReadWrite.All"),
  readAudits: both("AuditLog.Read.All"),
  readDelegatedGrants: both(
    "DelegatedPermissionGrant.Read.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ),
  writeDelegatedGrants: both("DelegatedPermissionGrant.ReadWrite.All"),
  readOrganization: {
    roles: [
      "Organization.Read.All",
      "Organization.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
    ],
    scopes: [
      "User.Read",
      "Organization.Read.All",
      "Organization.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
    ],
  },
  readUsers: both(
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ),
  readOwnUser: {
    roles: [],
    scopes: ["User.Read", "User.ReadWrite", "User.ReadBasic.All", "User.Read.All", "Directory.Read.All"],
  },
  readGroups: both(
    "GroupMember.Read.All",
    "Group.Read.All",
    "Group.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ),
  readRoles: both(
    "RoleManagement.Read.Directory",
    "RoleManagement.Read.All",
    "RoleManagement.ReadWrite.Directory",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
  ),
} as const satisfies Record<string, Requirement>;

export function holds({ principal }: Pick<Call, "principal">, { roles, scopes }: Requirement): boolean {
  return principal.kind === "app"
    ? roles.some((role) => principal.roles.has(role))
    : scopes.some((scope) => principal.scopes.has(scope));
}

/** Refuses whoever has none of the permissions. */
export function demand(call: Pick<Call, "principal">, requirement: Requirement): void {
  if (!holds(call, requirement)) {
    throw insufficientPrivileges();
  }
}

/** A person changes what she owns, or everything as an administrator. An application changes what it may. */
export function demandPower({ company, principal }: Call, owners: readonly string[] = []): void {
  if (principal.kind === "user" && !owners.includes(principal.userId)) {
    const user = company.users.find(principal.userId);
    if (!user?.roles.includes("Global Administrator")) {
      throw insufficientPrivileges();
    }
  }
}

/** The user who asks, `undefined` where it is an application. */
export function askerOf({ company, principal }: Pick<Call, "company" | "principal">): Account | undefined {
  return principal.kind === "user" ? company.users.find(principal.userId) : undefined;
}
