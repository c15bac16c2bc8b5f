import { daysBetween, inDays } from "../../base/days.js";
import { credentials } from "../credentials.js";
import type { Rule } from "../rule.js";

export const expiringSecret: Rule = {
  id: "expiring-secret",
  severity: "warning",
  title: "A secret or certificate expires soon",
  why: "Nobody is told when a secret expires, and the sync just stops. Make a new one, enter it into the product, and only then remove the old one.",
  example: `{
  "passwordCredentials": [{ "displayName": "sync", "endDateTime": "2026-12-01T00:00:00Z" }],
  "requiredResourceAccess": []
}`,

  *check({ applications }, { asOf, secretWarnDays, secretErrorDays }) {
    for (const application of applications) {
      const all = [...credentials(application)];
      const soon = Math.max(secretWarnDays, secretErrorDays);
      const lasts = { secret: "", certificate: "" }; // A certificate is of no use to a product that has a secret.
      for (const { what, end = "" } of all) {
        lasts[what] = end > lasts[what] ? end : lasts[what];
      }

      for (const { what, end, endNode } of all) {
        const days = end === undefined ? -1 : daysBetween(asOf, end);
        if (!endNode || !end || days < 0 || days > soon) {
          continue;
        }
        const replaced = daysBetween(asOf, lasts[what]) > soon;
        yield {
          at: endNode,
          severity: replaced ? "information" : days <= secretErrorDays ? "error" : "warning",
          message: `This ${what} expires on ${end} (${inDays(days)}).${replaced ? " A newer one is there." : ""}`,
        };
      }
    }
  },
};
