import type * as graph from "@microsoft/microsoft-graph-types";
import type { ServicePrincipal } from "./application.js";
import { instantText } from "./application.js";
import type { Positioned } from "./collection.js";
import { guidBytes } from "./guids.js";
import { hashText } from "./hash.js";
import type { Registry } from "./registry.js";
import { firstGrants } from "./service-principals.js";

/** An application permission that was granted. */
export type RoleAssignment = Required<
  Pick<
    graph.AppRoleAssignment,
    "deletedDateTime" | "createdDateTime" | "principalDisplayName" | "principalType" | "resourceDisplayName"
  >
> &
  Readonly<Record<"id" | "appRoleId" | "principalId" | "resourceId", string>>;

/** Delegated permissions of one resource that were granted for everybody or for one user. */
export interface DelegatedGrant {
  readonly id: string;
  readonly clientId: string;
  readonly consentType: "AllPrincipals" | "Principal";
  readonly principalId: string | null;
  readonly resourceId: string;
  /** Names with spaces between them, and now and then one in front. */
  readonly scope: string;
}

interface World {
  readonly registry: Registry;
  findServicePrincipal(appId: string): ServicePrincipal | undefined;
  readonly servicePrincipals: { scan(from?: number): Iterable<Positioned<ServicePrincipal>> };
  userIdAt(index: number): string;
}

/** More than anything has, so that the place of a grant in the list of all is a number. */
const mostOfOne = 1024;

/**
 * What was granted to whom. The grants that were there from the start are worked out from the registrations; as soon as
 * those of one service principal are written to, all of its own are held.
 */
export class Grants {
  readonly #world: World;
  readonly #assignments = new Map<string, readonly RoleAssignment[]>();
  readonly #delegated = new Map<string, readonly DelegatedGrant[]>();

  constructor(world: World) {
    this.#world = world;
  }

  assignmentsOf(principal: ServicePrincipal): readonly RoleAssignment[] {
    return this.#assignments.get(principal.id) ?? this.#firstAssignments(principal);
  }

  delegatedOf(principal: ServicePrincipal): readonly DelegatedGrant[] {
    return this.#delegated.get(principal.id) ?? this.#firstDelegated(principal);
  }

  writeAssignments(principal: ServicePrincipal, assignments: readonly RoleAssignment[]): void {
    this.#assignments.set(principal.id, assignments);
  }

  writeDelegated(principal: ServicePrincipal, grants: readonly DelegatedGrant[]): void {
    this.#delegated.set(principal.id, grants);
  }

  /** The application permissions of one resource that anybody has. */
  *scanAssignedTo(resourceId: string, from = 0): Generator<Positioned<RoleAssignment>> {
    for (const [position, assignment] of this.#scan(from, (principal) => this.assignmentsOf(principal))) {
      if (assignment.resourceId === resourceId) {
        yield [position, assignment];
      }
    }
  }

  scanDelegated(from = 0): Generator<Positioned<DelegatedGrant>> {
    return this.#scan(from, (principal) => this.delegatedOf(principal));
  }

  *#scan<Item>(
    from: number,
    itemsOf: (principal: ServicePrincipal) => readonly Item[],
  ): Generator<Positioned<Item>> {
    for (const [place, principal] of this.#world.servicePrincipals.scan(Math.floor(from / mostOfOne))) {
      for (const [number, item] of itemsOf(principal).entries()) {
        const position = place * mostOfOne + number;
        if (position >= from) {
          yield [position, item];
        }
      }
    }
  }

  #firstAssignments(principal: ServicePrincipal): RoleAssignment[] {
    const { registry } = this.#world;
    return firstGrants(registry, principal.appId)
      .grants.filter(({ kind }) => kind === "Role")
      .flatMap((name) => {
        const permission = registry.permission(name);
        const resource = this.#world.findServicePrincipal(permission.resource.appId);
        return resource ? [newAssignment(principal, resource, permission.id, principal.createdDateTime)] : [];
      });
  }

  #firstDelegated(principal: ServicePrincipal): DelegatedGrant[] {
    const { registry } = this.#world;
    const { grants, ownGrants } = firstGrants(registry, principal.appId);
    const consents = [
      { user: undefined, names: grants.filter(({ kind }) => kind === "Scope") },
      ...ownGrants.map(({ user, scopes }) => ({ user: this.#world.userIdAt(user), names: scopes })),
    ];
    return consents.flatMap(({ user, names }) =>
      [...new Set(names.map(({ resource }) => resource))].flatMap((resourceName) => {
        const appId = registry.catalogue.findResourceByName(resourceName)?.appId ?? "";
        const resource = this.#world.findServicePrincipal(appId);
        const scope = names.filter((name) => name.resource === resourceName).map(({ value }) => value);
        // The portal puts a space in front.
        return resource ? [newDelegatedGrant(principal.id, resource.id, user, ` ${scope.join(" ")}`)] : [];
      }),
    );
  }
}

export function newAssignment(
  principal: ServicePrincipal,
  resource: ServicePrincipal,
  appRoleId: string,
  created: string | Date,
): RoleAssignment {
  const rest = guidBytes(appRoleId);
  rest.writeUInt32BE(hashText(resource.id), 0);
  return {
    id: Buffer.concat([guidBytes(principal.id), rest]).toString("base64url"),
    deletedDateTime: null,
    appRoleId,
    createdDateTime: typeof created === "string" ? created : instantText(created),
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: "ServicePrincipal",
    resourceDisplayName: resource.displayName,
    resourceId: resource.id,
  };
}

/** There can be one of each client, resource and user, and its id is made of these, as in Entra. */
export function newDelegatedGrant(
  clientId: string,
  resourceId: string,
  principalId: string | undefined,
  scope: string,
): DelegatedGrant {
  const parts = [clientId, resourceId, ...(principalId === undefined ? [] : [principalId])];
  return {
    clientId,
    consentType: principalId === undefined ? "AllPrincipals" : "Principal",
    id: Buffer.concat(parts.map(guidBytes)).toString("base64url"),
    principalId: principalId ?? null,
    resourceId,
    scope,
  };
}

/** The id of the service principal that a delegated grant belongs to, as its own id tells. */
export function clientOfGrant(grantId: string): string | undefined {
  const bytes = Buffer.from(grantId, "base64url").subarray(0, 16);
  if (bytes.length < 16) {
    return undefined;
  }
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
