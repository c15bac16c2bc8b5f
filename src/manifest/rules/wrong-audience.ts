import type { Node } from "jsonc-parser";
import type { Audience } from "../../profiles/profile.js";
import type { Application } from "../manifest.js";
import {
  accountWords,
  editsFor,
  isRegistration,
  isUnfilled,
  isWhole,
  neededOf,
  placeOfRequests,
} from "../needed.js";
import type { Rule } from "../rule.js";
import { stringOf, valueAt } from "../tree.js";
import { quoted } from "../words.js";

/** What Entra takes for a new registration that does not say. */
const usual: Audience = "AzureADMyOrg";

export const wrongAudience: Rule = {
  id: "wrong-audience",
  severity: "warning",
  title: "The registration is open to other accounts than the profile says",
  why: "Open to too few accounts, signing in through an address for all organisations fails with AADSTS50194. Open to too many, other organisations can consent to the app as well. Where the manifest says nothing, the registration keeps what it has.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "signInAudience": "AzureADMultipleOrgs",
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
      read: "2026-09-25",
    },
  ],

  *check(manifest, context) {
    const needs = neededOf(context);
    const wanted = needs?.audience;
    if (!needs || !wanted) {
      return;
    }
    const { product } = needs.profile;

    for (const application of manifest.applications.filter(isRegistration)) {
      const { node, value } = audienceIn(application);
      const at = node ?? placeOfRequests(application);
      const isSame = value?.trim().toLowerCase() === wanted.toLowerCase(); // `wrong-structure` speaks of capitals.
      if (!at || isSame || isUnfilled(manifest, node) || (!node && !isWhole(manifest))) {
        continue;
      }
      yield {
        at,
        severity: value === undefined && wanted === usual ? "information" : "warning",
        message:
          value === undefined
            ? `${product} needs a registration for ${accountWords[wanted]}, and signInAudience does not say so.`
            : `${product} needs a registration for ${accountWords[wanted]}: ${wanted}, and not ${quoted(value)}.`,
        get fixes() {
          const edits = editsFor(manifest, application, needs, { audience: wanted });
          return [{ title: `Set signInAudience to ${wanted}`, edits }];
        },
      };
    }
  },
};

/** Also in the oldest form, where it is only about other tenants. */
function audienceIn({ node }: Application): { node: Node | undefined; value: string | undefined } {
  const audience = valueAt(node, "signInAudience");
  const others = valueAt(node, "availableToOtherTenants");
  if (!stringOf(audience) && others?.type === "boolean") {
    return { node: others, value: others.value === true ? "AzureADMultipleOrgs" : "AzureADMyOrg" };
  }
  return { node: audience, value: stringOf(audience) };
}
