import { needsOfflineAccess } from "../../catalogue/sign-in.js";
import { graph } from "../../catalogue/well-known.js";
import { neededOf } from "../needed.js";
import { appendPermission } from "../patch.js";
import type { Rule } from "../rule.js";
import { nameOf } from "../words.js";

export const missingOfflineAccess: Rule = {
  id: "missing-offline-access",
  severity: "information",
  title: "Delegated access without offline_access",
  why: "Without offline_access there is no refresh token, and a sync that works in the background stops about an hour after its user signed in. Some products ask for it at sign-in instead, so its absence here is not yet a fault.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "2b9c4092-424d-4249-948d-b43879977640", "type": "Scope" }]
    }
  ]
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-offline_access-scope",
      read: "2026-11-21",
    },
  ],

  *check(manifest, context) {
    if (neededOf(context)) {
      return; // A profile says whether the product asks for it here. `missing-permission` speaks of that.
    }
    const { catalogue } = context;
    const offlineAccess = catalogue.findPermissionByName(graph, "Scope", "offline_access");

    for (const application of manifest.applications) {
      const requested = application.resources.flatMap(({ permissions }) => permissions);
      const first = requested.find(({ permission }) => permission && needsOfflineAccess(permission));

      if (!first?.permission || !first.id || !offlineAccess) {
        continue;
      }
      if (!requested.some(({ permission }) => permission === offlineAccess)) {
        yield {
          at: first.id,
          message: `${nameOf(first.permission)} is requested without offline_access. Access then ends about an hour after sign-in, too early for a sync in the background.`,
          get fixes() {
            return [
              {
                title: "Add offline_access of Microsoft Graph",
                edits: appendPermission(manifest, application, graph, {
                  id: offlineAccess.id,
                  type: "Scope",
                }),
              },
            ];
          },
        };
      }
    }
  },
};
