import { opensEveryMailbox } from "../../catalogue/reach.js";
import type { Rule } from "../rule.js";
import { nameOf } from "../words.js";

export const unscopedPermission: Rule = {
  id: "unscoped-permission",
  severity: "information",
  title: "The permission opens every mailbox until it is scoped",
  why: "An application permission for mailboxes is valid for the whole organisation. Only Exchange Online can narrow it, and only once the tenant-wide consent is gone, for an app may do what either of the two allows. What was done of this, a manifest does not show. This is therefore a reminder, not a fault.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "Role" }]
    }
  ]
}`,
  sources: [
    { page: "https://learn.microsoft.com/exchange/permissions-exo/application-rbac", read: "2025-11-25" },
  ],

  *check(manifest) {
    for (const { id, permission } of manifest.permissions) {
      const reach = permission && opensEveryMailbox(permission);
      if (id && permission && reach) {
        const narrowing = reach.scopedBy
          ? ` until it is scoped. To scope it, give the app the role “${reach.scopedBy}” for chosen mailboxes (RBAC for Applications) and remove the tenant-wide consent.`
          : reach.accessPolicy
            ? " until an application access policy restricts it."
            : ", and Exchange Online has no means to scope it.";
        yield {
          at: id,
          message: `${nameOf(permission)} opens every mailbox of the organisation${narrowing}`,
        };
      }
    }
  },
};
