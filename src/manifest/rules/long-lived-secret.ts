import { credentials, outlives } from "../credentials.js";
import { neededOf } from "../needed.js";
import type { Rule } from "../rule.js";

const mostMonths = 24;

export const longLivedSecret: Rule = {
  id: "long-lived-secret",
  severity: "warning",
  title: "A secret is valid for more than 24 months",
  why: "The portal gives secrets for at most 24 months and advises less than 12. One that lives longer was made by a script, and is a risk for as long as it is valid.",
  example: `{
  "passwordCredentials": [
    { "displayName": "sync", "startDateTime": "2026-01-01T00:00:00Z", "endDateTime": "2029-01-01T00:00:00Z" }
  ],
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
      read: "2026-08-22",
    },
  ],

  *check({ applications }, context) {
    const { asOf } = context;
    const neededMonths = neededOf(context)?.secretMonths;
    for (const application of applications) {
      for (const secret of credentials(application)) {
        const { start = "", end = "", endNode } = secret;
        const isExcessive = neededMonths !== undefined && outlives(secret, neededMonths, asOf);
        // `excessive-lifetime` says what the profile wants instead.
        if (endNode && !isExcessive && outlives(secret, mostMonths, asOf)) {
          yield {
            at: endNode,
            message: `This secret is valid from ${start} to ${end}, longer than the ${String(mostMonths)} months that the portal gives.`,
          };
        }
      }
    }
  },
};
