import { credentials, outlives } from "../credentials.js";
import { neededOf } from "../needed.js";
import type { Rule } from "../rule.js";
import { counted } from "../words.js";

export const excessiveLifetime: Rule = {
  id: "excessive-lifetime",
  severity: "warning",
  title: "A secret is valid for longer than the profile says",
  why: "A secret that leaks can be used until it ends, so it should not outlive what the product asks for. The profile takes the place of the 24 months after which long-lived-secret speaks.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "passwordCredentials": [
    { "displayName": "sync", "startDateTime": "2026-01-01T00:00:00Z", "endDateTime": "2029-01-01T00:00:00Z" }
  ],
  "requiredResourceAccess": []
}`,

  *check({ applications }, context) {
    const needs = neededOf(context);
    const months = needs?.secretMonths;
    if (!needs || months === undefined) {
      return;
    }
    for (const application of applications) {
      for (const secret of credentials(application)) {
        const { start = "", end = "", endNode } = secret;
        if (endNode && outlives(secret, months, context.asOf)) {
          yield {
            at: endNode,
            message: `This secret is valid from ${start} to ${end}. For ${needs.profile.product} it should be at most ${counted(months, "month")}.`,
          };
        }
      }
    }
  },
};
