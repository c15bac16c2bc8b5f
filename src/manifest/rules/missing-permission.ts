import { broaderThan } from "../../catalogue/coverage.js";
import type { Catalogue, Permission } from "../../catalogue/catalogue.js";
import { askedBy } from "../asked.js";
import type { Application, RequestedPermission } from "../manifest.js";
import { isUnfilled, isWhole, neededOf, placeOfRequests } from "../needed.js";
import { appendPermission } from "../patch.js";
import { replacePermission } from "../replace.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf } from "../words.js";

export const missingPermission: Rule = {
  id: "missing-permission",
  severity: "warning",
  title: "A permission that the profile needs is missing",
  why: "What is not asked for is not granted, and the product fails where it would use it. This is a warning and no error, because Entra takes the manifest all the same, and a profile can be older than the product. Where a broader permission includes the missing one, it is only information.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "requiredResourceAccess": []
}`,

  *check(manifest, context) {
    const needs = neededOf(context);
    if (!needs || !isWhole(manifest)) {
      return;
    }
    const { profile } = needs;
    const needed = needs.permissions.filter(({ optional }) => !optional);

    for (const application of manifest.applications) {
      const { counts, entries } = askedBy(application);
      const missing = needed.filter(({ permission }) => !counts.has(permission));
      if (missing.length === 0 || asksForUnknown(application, (node) => isUnfilled(manifest, node))) {
        continue;
      }
      for (const { permission, request } of missing) {
        const { resource, kind, id } = permission;
        const at = entries.get(resource.appId)?.appId ?? placeOfRequests(application);
        const broader = findBroader(application, permission, context.catalogue);
        const name = `${nameOf(permission)} (${kindWord[kind]})`;
        const add = () => ({
          title: `Add ${name}`,
          edits: appendPermission(manifest, application, resource.appId, { id, type: kind }),
        });
        if (!at) {
          continue;
        }
        if (broader?.permission) {
          const including = nameOf(broader.permission);
          const isNeeded = needs.permissions.some(({ permission }) => permission === broader.permission);
          const instead = () => ({
            title: `Ask for ${name} instead of ${including}`,
            edits: replacePermission(manifest, broader, permission),
          });
          yield {
            at: broader.id ?? at,
            severity: "information",
            message: `${profile.product} needs ${name}, which ${including} includes.`,
            get fixes() {
              return isNeeded ? [add()] : [instead(), add()];
            },
          };
        } else {
          yield {
            at,
            message: `${profile.product} needs ${name} of ${resource.name}, which is not asked for. ${request.why}`,
            get fixes() {
              return [add()];
            },
          };
        }
      }
    }
  },
};

/** Whether a part of what is asked for is yet to be filled in. It may be what is missing. */
function asksForUnknown(
  { list, resources }: Application,
  isUnknown: (part: Application["list"]) => boolean,
): boolean {
  return list ? isUnknown(list) : resources.some(({ node }) => isUnknown(node));
}

function findBroader(
  { resources }: Application,
  permission: Permission,
  catalogue: Catalogue,
): RequestedPermission | undefined {
  const broader = broaderThan(permission).map((name) =>
    catalogue.findPermissionByName(permission.resource.appId, permission.kind, name),
  );
  return broader.length === 0
    ? undefined
    : resources
        .flatMap(({ permissions }) => permissions)
        .find((asked) => asked.permission && broader.includes(asked.permission));
}
