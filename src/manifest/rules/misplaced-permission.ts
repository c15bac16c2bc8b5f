import type { Catalogue, Permission, Resource } from "../../catalogue/catalogue.js";
import { byLikelihood } from "../publishers.js";
import { replacePermission } from "../replace.js";
import type { Rule } from "../rule.js";
import { kindWord, listed, nameOf, ofKind } from "../words.js";

const mostOffers = 3;

export const misplacedPermission: Rule = {
  id: "misplaced-permission",
  severity: "error",
  title: "The permission belongs to another resource",
  why: "A permission only counts below the resource that publishes it. Guides that mix up Microsoft Graph and Exchange Online leave an app that asks for nothing.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "type": "Role" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const requestedPermission of manifest.permissions) {
      const { id, guid, kind, permission, requested } = requestedPermission;
      const { resource } = requested;
      if (!id || !guid || permission || !resource) {
        continue;
      }
      const meanings = catalogue.listPermissions(guid).filter(({ lastSeen }) => lastSeen === undefined);
      if (meanings.length === 0 || meanings.some((meaning) => meaning.resource === resource)) {
        continue; // Unknown, of the wrong kind or retired: other rules speak of these.
      }
      const likely = ofKind(meanings, kind)
        .toSorted((a, b) => byLikelihood(a.resource, b.resource))
        .slice(0, mostOffers);
      const owners = likely.map((meaning) => `${nameOf(meaning)} of ${meaning.resource.name}`);
      yield {
        at: id,
        message: `This GUID is ${listed([...new Set(owners)])}, not a permission of ${resource.name}.`,
        get fixes() {
          return listTargets(likely, resource, catalogue).map((target) => ({
            title:
              target.resource === resource
                ? `Write ${target.id} (${nameOf(target)}, ${kindWord[target.kind]})`
                : `Move ${nameOf(target)} (${kindWord[target.kind]}) to ${target.resource.name}`,
            edits: replacePermission(manifest, requestedPermission, target),
          }));
        },
      };
    }
  },
};

/** What may be asked for instead: the meanings themselves, and what the resource calls the same. */
function listTargets(
  meanings: readonly Permission[],
  resource: Resource,
  catalogue: Catalogue,
): readonly Permission[] {
  const namesakes = meanings.flatMap(({ kind, value }) =>
    value === "" ? [] : (catalogue.findPermissionByName(resource.appId, kind, value) ?? []),
  );
  const inService = meanings.filter((meaning) => meaning.resource.retired === undefined);
  return [...new Set([...inService, ...namesakes])];
}
