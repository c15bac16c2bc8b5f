import { daysBetween, inDays } from "../../base/days.js";
import { credentials, type Credential } from "../credentials.js";
import { removeItem } from "../patch.js";
import type { Rule } from "../rule.js";

export const expiredSecret: Rule = {
  id: "expired-secret",
  severity: "error",
  title: "A secret or certificate has expired",
  why: "Nobody is told when a secret expires: sign-in fails with AADSTS7000222 and the sync just stops. If another one of the same kind is still valid, the expired one is only clutter. If only one of the other kind is, it depends on which of the two the product signs in with.",
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
      const valid = new Set(
        all.filter(({ end }) => end !== undefined && end >= asOf).map(({ what }) => what),
      );

      for (const { node, what, end, endNode } of all) {
        if (end !== undefined && endNode && end < asOf) {
          const sameIsValid = valid.has(what);
          const otherIsValid = valid.has(otherOf[what]);
          yield {
            at: endNode,
            severity: sameIsValid ? "information" : otherIsValid ? "warning" : "error",
            message: `This ${what} expired on ${end} (${inDays(daysBetween(asOf, end))}). ${
              sameIsValid
                ? `Another ${what} is still valid.`
                : `Signing in with it fails.${otherIsValid ? ` Only a ${otherOf[what]} is still valid.` : ""}`
            }`,
            fixes:
              valid.size > 0
                ? [{ title: `Remove the expired ${what}`, edits: removeItem(manifest, node) }]
                : [],
          };
        }
      }
    }
  },
};

const otherOf: Readonly<Record<Credential["what"], Credential["what"]>> = {
  secret: "certificate",
  certificate: "secret",
};
