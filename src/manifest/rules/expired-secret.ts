import { daysBetween, inDays } from "../../base/days.js";
import { credentials } from "../credentials.js";
import { removeItem } from "../patch.js";
import type { Rule } from "../rule.js";

export const expiredSecret: Rule = {
  id: "expired-secret",
  severity: "error",
  title: "A secret or certificate has expired",
  why: "Nobody is told when a secret expires: sign-in fails with AADSTS7000222 and the sync just stops. If another one is still valid, the expired one is only clutter.",
  example: `{
  "passwordCredentials": [{ "displayName": "sync", "endDateTime": "2024-05-01T00:00:00Z" }],
  "requiredResourceAccess": []
}`,
  sources: [
    { page: "https://learn.microsoft.com/entra/identity-platform/reference-error-codes", read: "2026-11-21" },
  ],

  *check(manifest, { asOf }) {
    for (const application of manifest.applications) {
      const all = [...credentials(application)];
      const anotherIsValid = all.some(({ end }) => end !== undefined && end >= asOf);

      for (const { node, what, end, endNode } of all) {
        if (end !== undefined && endNode && end < asOf) {
          yield {
            at: endNode,
            severity: anotherIsValid ? "information" : "error",
            message: `This ${what} expired on ${end} (${inDays(daysBetween(asOf, end))}).${
              anotherIsValid ? " Another one is still valid." : " Signing in with it fails."
            }`,
            fixes: anotherIsValid
              ? [{ title: `Remove the expired ${what}`, edits: removeItem(manifest, node) }]
              : [],
          };
        }
      }
    }
  },
};
