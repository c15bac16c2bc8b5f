import { findLookalike } from "../../catalogue/reach.js";
import { replacePermission } from "../replace.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf } from "../words.js";

export const lookalikePermission: Rule = {
  id: "lookalike-permission",
  severity: "warning",
  title: "The name of the permission misleads",
  why: "Some permissions are named like the one that was wanted and open something else. The app is granted them and still cannot read a single event.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "470229df-a15a-4b08-9d95-8c534862b362", "type": "Role" }]
    }
  ]
}`,
  sources: [{ page: "https://learn.microsoft.com/graph/permissions-reference", read: "2026-11-21" }],

  *check(manifest, { catalogue }) {
    for (const requestedPermission of manifest.permissions) {
      const { id, permission } = requestedPermission;
      const lookalike = permission && findLookalike(permission);
      if (!id || !permission || !lookalike) {
        continue;
      }
      const { resource, kind, value } = lookalike.usuallyMeant;
      const meant = catalogue.findPermissionByName(resource, kind, value);
      yield {
        at: id,
        message: `${nameOf(permission)}: ${lookalike.what}`,
        get fixes() {
          return meant
            ? [
                {
                  title: `Ask for ${nameOf(meant)} (${kindWord[kind]}) of ${meant.resource.name} instead`,
                  edits: replacePermission(manifest, requestedPermission, meant),
                },
              ]
            : [];
        },
      };
    }
  },
};
