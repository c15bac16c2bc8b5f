import type { Node } from "jsonc-parser";
import type { Application } from "../manifest.js";
import { editsFor, isRegistration, isUnfilled, isWhole, neededOf, placeOfRequests } from "../needed.js";
import type { Rule } from "../rule.js";
import { valueAt } from "../tree.js";

export const wrongPublicClient: Rule = {
  id: "wrong-public-client",
  severity: "warning",
  title: "Public client flows are not as the profile says",
  why: "A product that signs in without a secret, for instance with a name and a password or a device code, fails with AADSTS7000218 where public client flows are not allowed. Where nothing needs them, they only let others sign in without a secret, too.",
  profile: "graph-read",
  example: `{
  "displayName": "Calendar sync",
  "isFallbackPublicClient": true,
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/confidential-client-application-authentication-error-aadsts7000218",
      read: "2026-11-21",
    },
  ],

  *check(manifest, context) {
    const needs = neededOf(context);
    const wanted = needs?.publicClient;
    if (!needs || wanted === undefined) {
      return;
    }
    const { product } = needs.profile;

    for (const application of manifest.applications.filter(isRegistration)) {
      const node = findFlag(application);
      const at = node ?? placeOfRequests(application);
      const isSame = (node?.value === true) === wanted; // No, where it does not say.
      if (at && !isSame && !isUnfilled(manifest, node) && (node || isWhole(manifest))) {
        yield {
          at,
          message: wanted
            ? `${product} signs in as a public client, and this registration does not allow public client flows.`
            : `${product} does not sign in as a public client, and this registration allows public client flows.`,
          get fixes() {
            const edits = editsFor(manifest, application, needs, { publicClient: wanted });
            return [{ title: `${wanted ? "Allow" : "Do not allow"} public client flows`, edits }];
          },
        };
      }
    }
  },
};

/** By its names in the current form, the old and the oldest. */
function findFlag({ node }: Application): Node | undefined {
  const oldest = valueAt(node, "publicClient"); // In the current form it is an object with redirect URIs.
  return (
    valueAt(node, "isFallbackPublicClient") ??
    valueAt(node, "allowPublicClient") ??
    (oldest?.type === "boolean" ? oldest : undefined)
  );
}
