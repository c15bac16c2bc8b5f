import type { Day } from "../../base/days.js";
import type { Permission } from "../../catalogue/catalogue.js";
import { findRetirement, listReplacements, stateOn, type Retirement } from "../../catalogue/retirements.js";
import { graph } from "../../catalogue/well-known.js";
import { replacePermission } from "../replace.js";
import type { Rule, Severity } from "../rule.js";
import { kindWord, nameOf } from "../words.js";

export const retiringPermission: Rule = {
  id: "retiring-permission",
  severity: "warning",
  title: "What the permission opens is being switched off",
  why: "Exchange Web Services in Exchange Online have been blocked by default since 1 October 2026 and end on 1 April 2027. A sync that still needs them then stops. Exchange Server on-premises is not affected. The finding is information before the first day, a warning until the last, and an error after it.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000002-0000-0ff1-ce00-000000000000",
      "resourceAccess": [{ "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "type": "Role" }]
    }
  ]
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online",
      read: "2026-11-21",
    },
    { page: "https://learn.microsoft.com/outlook/rest/compare-graph", read: "2026-11-21" },
  ],

  *check(manifest, { catalogue, asOf }) {
    for (const requestedPermission of manifest.permissions) {
      const { id, permission } = requestedPermission;
      const retirement = permission && findRetirement(permission);
      if (!id || !permission || !retirement) {
        continue;
      }
      yield {
        at: id,
        severity: severityOn(asOf, retirement),
        message: describe(permission, retirement, asOf),
        get fixes() {
          return listReplacements(permission).flatMap(({ kind, value }) => {
            const to = catalogue.findPermissionByName(graph, kind, value);
            return to
              ? [
                  {
                    title: `Ask for ${value} (${kindWord[kind]}) of ${to.resource.name} instead`,
                    edits: replacePermission(manifest, requestedPermission, to),
                  },
                ]
              : [];
          });
        },
      };
    }
  },
};

/** An end that was only ever announced, without days on which it was to happen, is never more than a warning. */
function severityOn(day: Day, { blockedFrom, ends }: Retirement): Severity {
  if (blockedFrom === undefined) {
    return day < ends ? "information" : "warning";
  }
  return day < blockedFrom ? "information" : day < ends ? "warning" : "error";
}

function describe(permission: Permission, retirement: Retirement, asOf: Day): string {
  const { subject, unaffected } = retirement;
  const sentence = `${nameOf(permission)} opens ${subject}, which ${stateOn(asOf, retirement)}.`;
  return unaffected === undefined ? sentence : `${sentence} ${unaffected}`;
}
