import type { Permission } from "../../catalogue/catalogue.js";
import { removeItem } from "../patch.js";
import type { Rule } from "../rule.js";
import { nameOf } from "../words.js";

export const duplicatePermission: Rule = {
  id: "duplicate-permission",
  severity: "warning",
  title: "The same permission is requested twice",
  why: "A permission is granted once, however often it is listed. The repeat only misleads the next reader.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        { "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" },
        { "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" }
      ]
    }
  ]
}`,

  *check(manifest) {
    for (const { resources } of manifest.applications) {
      const seen = new Set<Permission | string>();

      for (const { appId, resource, permissions } of resources) {
        const resourceId = resource?.appId ?? String(appId?.value).toLowerCase();

        for (const { node, guid, kind, permission } of permissions) {
          if (!kind || (!guid && !permission)) {
            continue; // `incomplete-permission` and others speak of these.
          }
          const key = permission ?? `${resourceId} ${kind} ${guid ?? ""}`;
          if (seen.has(key)) {
            yield {
              at: node,
              message: `${permission ? nameOf(permission) : (guid ?? "This")} is already requested above.`,
              fixes: [{ title: "Remove the repeat", edits: removeItem(manifest, node), safe: true }],
            };
          }
          seen.add(key);
        }
      }
    }
  },
};
