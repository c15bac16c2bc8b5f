import { broaderThan } from "../../catalogue/coverage.js";
import { neededOf } from "../needed.js";
import { removeItem } from "../patch.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf } from "../words.js";

export const redundantPermission: Rule = {
  id: "redundant-permission",
  severity: "information",
  title: "A broader permission already includes this one",
  why: "Next to a broader permission the narrower one opens nothing more. If the narrower one is enough, the broader one is the one to remove.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        { "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" },
        { "id": "1ec239c2-d7c9-4623-a91a-a9775856bb36", "type": "Scope" }
      ]
    }
  ]
}`,
  sources: [{ page: "https://learn.microsoft.com/graph/permissions-reference", read: "2026-11-21" }],

  *check(manifest, context) {
    const { catalogue } = context;
    const required = neededOf(context)?.permissions.filter(({ optional }) => !optional) ?? [];
    const needed = new Set(required.map(({ permission }) => permission));
    for (const { resources } of manifest.applications) {
      const asked = new Set(
        resources.flatMap(({ permissions }) => permissions.map(({ permission }) => permission)),
      );
      for (const { permissions } of resources) {
        for (const { node, id, permission } of permissions) {
          const names = permission ? broaderThan(permission) : [];
          if (!id || !permission || names.length === 0 || needed.has(permission)) {
            continue; // What a profile needs would be missing once it is gone.
          }
          const { resource, kind } = permission;
          const broader = names.find((name) => {
            const named = catalogue.findPermissionByName(resource.appId, kind, name);
            return named !== undefined && asked.has(named);
          });
          if (broader !== undefined) {
            yield {
              at: id,
              message: `${broader} (${kindWord[kind]}) is requested as well and includes ${nameOf(permission)}.`,
              fixes: [{ title: `Remove ${nameOf(permission)}`, edits: removeItem(manifest, node) }],
            };
          }
        }
      }
    }
  },
};
