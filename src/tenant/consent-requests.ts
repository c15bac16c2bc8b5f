import { groupBy } from "../base/group.js";
import {
  requestRole,
  requestRoleRemoval,
  requestScopeRemoval,
  requestScopes,
  type ConsentRequest,
} from "../graph/consent.js";
import type { GrantResource, Grants, RoleGrant, ScopeGrant } from "../graph/grants.js";
import type { ConsentItem } from "./consent-item.js";

/** A request that changes grants, and what it does. */
export interface ConsentChange {
  readonly items: readonly ConsentItem[];
  readonly request: ConsentRequest;
}

/** How grants become what is wanted. */
export interface ConsentPlan {
  isDone(item: ConsentItem, grants: Grants): boolean;
  /**
   * What is still to be sent. `accepted` was sent and taken before, though `grants` may not show it yet: a grant of scopes
   * is replaced as a whole, so that it must not be lost.
   */
  listChanges(
    items: readonly ConsentItem[],
    grants: Grants,
    accepted: readonly ConsentItem[],
  ): readonly ConsentChange[];
}

/** Gives permissions to a service principal, each of its resource. The scopes of a resource are one request. */
export function planGranting(
  principalId: string,
  resourceIds: ReadonlyMap<ConsentItem, string>,
): ConsentPlan {
  const resourceOf = (item: ConsentItem) => resourceIds.get(item) ?? "";
  const findGrant = ({ scopes }: Grants, resourceId: string) =>
    scopes.find(({ principalId: user, resource }) => user === undefined && resource.id === resourceId);

  function giveScopes(
    resourceId: string,
    items: readonly ConsentItem[],
    grants: Grants,
    accepted: readonly ConsentItem[],
  ): ConsentChange {
    const before = accepted.filter((item) => isScope(item) && resourceOf(item) === resourceId);
    return {
      items,
      request: requestScopes({
        clientId: principalId,
        resourceId,
        scopes: [...before, ...items].map(nameOf),
        existing: findGrant(grants, resourceId),
      }),
    };
  }

  return {
    isDone(item, grants) {
      const resourceId = resourceOf(item);
      return isScope(item)
        ? holds(findGrant(grants, resourceId), item)
        : grants.roles.some((role) => role.resource.id === resourceId && isRole(role, item));
    },
    listChanges: (items, grants, accepted) => [
      ...items
        .filter((item) => !isScope(item))
        .map((item) => ({
          items: [item],
          request: requestRole({
            principalId,
            resourceId: resourceOf(item),
            appRoleId: item.line.id ?? "",
          }),
        })),
      ...[...groupBy(items.filter(isScope), resourceOf)].map(([resourceId, scopes]) =>
        giveScopes(resourceId, scopes, grants, accepted),
      ),
    ],
  };
}

/** Takes permissions away from everybody who has them. */
export function planRevoking(): ConsentPlan {
  const isOf = ({ resource }: ConsentItem, { id, appId }: GrantResource) =>
    resource.resourceId === undefined ? isEqual(appId, resource.resourceAppId) : id === resource.resourceId;
  const rolesOf = (item: ConsentItem, { roles }: Grants) =>
    isScope(item) ? [] : roles.filter((role) => isOf(item, role.resource) && isRole(role, item));
  const isIn = (item: ConsentItem, grant: ScopeGrant) =>
    isScope(item) && isOf(item, grant.resource) && holds(grant, item);

  return {
    isDone: (item, grants) =>
      rolesOf(item, grants).length === 0 && !grants.scopes.some((grant) => isIn(item, grant)),

    listChanges: (items, grants, accepted) => [
      ...items.flatMap((item) =>
        rolesOf(item, grants).map(({ assignmentId, resource }) => ({
          items: [item],
          request: requestRoleRemoval({ resourceId: resource.id, assignmentId }),
        })),
      ),
      ...grants.scopes.flatMap((grant) => {
        const affected = items.filter((item) => isIn(item, grant));
        const gone = [...affected, ...accepted.filter((item) => isIn(item, grant))].map(nameOf);
        return affected.length > 0 ? [{ items: affected, request: requestScopeRemoval(grant, gone) }] : [];
      }),
    ],
  };
}

const isScope = ({ line }: ConsentItem) => line.kind === "Scope";

const nameOf = ({ line }: ConsentItem) => line.value ?? "";

const isRole = ({ id }: RoleGrant, { line }: ConsentItem) => isEqual(id, line.id);

function holds(grant: ScopeGrant | undefined, item: ConsentItem): boolean {
  return grant?.scopes.some(({ value }) => isEqual(value, nameOf(item))) === true;
}

function isEqual(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}
