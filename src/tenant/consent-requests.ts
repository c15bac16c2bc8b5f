import { groupBy } from "../base/group.js";
import type { GraphScope } from "../graph/asking.js";
import type { BatchRequest } from "../graph/client.js";
import type { Grants, ScopeGrant } from "../graph/grants.js";
import { path } from "../graph/path.js";
import type { ConsentItem } from "./consent-item.js";

/** A request that changes grants, and what it does. */
export interface ConsentChange {
  readonly items: readonly ConsentItem[];
  readonly request: Omit<BatchRequest, "id">;
  /** What a person needs for it. */
  readonly scopes: readonly GraphScope[];
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

const assigning: readonly GraphScope[] = ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"];
const granting: readonly GraphScope[] = ["DelegatedPermissionGrant.ReadWrite.All"];

/**
 * Gives permissions to a service principal, each of its resource.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-post
 */
export function planGranting(
  principalId: string,
  resourceIds: ReadonlyMap<ConsentItem, string>,
): ConsentPlan {
  const resourceOf = (item: ConsentItem) => resourceIds.get(item) ?? "";

  function findGrant(grants: Grants, resourceId: string): ScopeGrant | undefined {
    return grants.scopes.find(
      ({ principalId: user, resource }) => user === undefined && resource.id === resourceId,
    );
  }

  function giveRole(item: ConsentItem): ConsentChange {
    const resourceId = resourceOf(item);
    const body = { principalId, resourceId, appRoleId: item.line.id ?? "" };
    const request = {
      method: "POST",
      path: path`/servicePrincipals/${resourceId}/appRoleAssignedTo`,
      body,
    } as const;
    return { items: [item], request, scopes: assigning };
  }

  function giveScopes(
    resourceId: string,
    items: readonly ConsentItem[],
    grants: Grants,
    accepted: readonly ConsentItem[],
  ): ConsentChange {
    const existing = findGrant(grants, resourceId);
    const before = accepted.filter((item) => isScope(item) && resourceOf(item) === resourceId);
    const scope = unique([...scopesOf(existing), ...[...before, ...items].map(nameOf)]).join(" ");
    const request = existing
      ? ({
          method: "PATCH",
          path: path`/oauth2PermissionGrants/${existing.grantId}`,
          body: { scope },
        } as const)
      : ({
          method: "POST",
          path: "/oauth2PermissionGrants",
          body: { clientId: principalId, resourceId, consentType: "AllPrincipals", scope },
        } as const);
    return { items, request, scopes: granting };
  }

  return {
    isDone(item, grants) {
      const resourceId = resourceOf(item);
      return isScope(item)
        ? includes(scopesOf(findGrant(grants, resourceId)), nameOf(item))
        : grants.roles.some(({ resource, id }) => resource.id === resourceId && isEqual(id, item.line.id));
    },
    listChanges: (items, grants, accepted) => [
      ...unique(items.filter((item) => !isScope(item))).map(giveRole),
      ...[...groupBy(items.filter(isScope), resourceOf)].map(([resourceId, scopes]) =>
        giveScopes(resourceId, scopes, grants, accepted),
      ),
    ],
  };
}

/**
 * Takes permissions away from everybody who has them.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto
 * @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-delete
 */
export function planRevoking(): ConsentPlan {
  const isOf = (item: ConsentItem, { id, appId }: ScopeGrant["resource"]) =>
    item.resource.resourceId === undefined
      ? appId !== undefined && isEqual(appId, item.resource.resourceAppId)
      : id === item.resource.resourceId;
  const rolesOf = (item: ConsentItem, { roles }: Grants) =>
    isScope(item)
      ? []
      : roles.filter(({ resource, id }) => isOf(item, resource) && isEqual(id, item.line.id));
  const isIn = (item: ConsentItem, grant: ScopeGrant) =>
    isScope(item) && isOf(item, grant.resource) && includes(scopesOf(grant), nameOf(item));

  return {
    isDone: (item, grants) =>
      rolesOf(item, grants).length === 0 && !grants.scopes.some((grant) => isIn(item, grant)),

    listChanges(items, grants, accepted) {
      const roles = items.flatMap((item) =>
        rolesOf(item, grants).map(({ assignmentId, resource }) => ({
          items: [item],
          request: {
            method: "DELETE",
            path: path`/servicePrincipals/${resource.id}/appRoleAssignedTo/${assignmentId}`,
          } as const,
          scopes: assigning,
        })),
      );
      const scopes = grants.scopes.flatMap((grant) => {
        const affected = items.filter((item) => isIn(item, grant));
        const gone = [...affected, ...accepted.filter((item) => isIn(item, grant))].map(nameOf);
        const remaining = scopesOf(grant).filter((scope) => !includes(gone, scope));
        const place = path`/oauth2PermissionGrants/${grant.grantId}`;
        const request =
          remaining.length > 0
            ? ({ method: "PATCH", path: place, body: { scope: remaining.join(" ") } } as const)
            : ({ method: "DELETE", path: place } as const);
        return affected.length > 0 ? [{ items: affected, request, scopes: granting }] : [];
      });
      return [...roles, ...scopes];
    },
  };
}

const isScope = ({ line }: ConsentItem) => line.kind === "Scope";

const nameOf = ({ line }: ConsentItem) => line.value ?? "";

const scopesOf = (grant: ScopeGrant | undefined) => (grant?.scopes ?? []).map(({ value }) => value);

const isEqual = (one: string, other: string | undefined) => one.toLowerCase() === other?.toLowerCase();

const includes = (scopes: readonly string[], scope: string) => scopes.some((other) => isEqual(other, scope));

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return items.filter((item, index) =>
    typeof item === "string"
      ? items.findIndex((other) => isEqual(item, String(other))) === index
      : items.indexOf(item) === index,
  );
}
