import { findExcess } from "../../catalogue/reach.js";
import { removeItem } from "../patch.js";
import { replacePermission } from "../replace.js";
import type { Rule } from "../rule.js";
import { listed, nameOf } from "../words.js";

export const excessivePermission: Rule = {
  id: "excessive-permission",
  severity: "warning",
  title: "The permission is far broader than a calendar sync needs",
  why: "A secret in a vendor's hands opens all that its permissions open. Who can write the directory or read all mail can do far more than read a calendar.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "19dbc75e-c2e2-444c-a770-ec69d8559fc7", "type": "Role" }]
    }
  ]
}`,
  sources: [{ page: "https://learn.microsoft.com/graph/permissions-reference", read: "2026-11-21" }],

  *check(manifest, { catalogue }) {
    for (const requested of manifest.permissions) {
      const { node, id, permission } = requested;
      const excess = permission && findExcess(permission);
      if (id && permission && excess) {
        const { what, instead = [] } = excess;
        const enough = instead.length > 0 ? ` A calendar sync makes do with ${listed(instead)}.` : "";
        yield {
          at: id,
          message: `${nameOf(permission)}: ${what}${enough}`,
          get fixes() {
            const narrower = instead.flatMap(
              (name) =>
                catalogue.findPermissionByName(permission.resource.appId, permission.kind, name) ?? [],
            );
            return [
              ...narrower.map((to) => ({
                title: `Ask for ${nameOf(to)} instead`,
                edits: replacePermission(manifest, requested, to),
              })),
              { title: `Remove ${nameOf(permission)}`, edits: removeItem(manifest, node) },
            ];
          },
        };
      }
    }
  },
};
