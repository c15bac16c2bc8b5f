import { audienceOf } from "../audience.js";
import { redirects } from "../redirects.js";
import type { Rule } from "../rule.js";

export const wildcardRedirect: Rule = {
  id: "wildcard-redirect",
  severity: "warning",
  title: "A redirect URI has a wildcard",
  why: "With a wildcard, whoever gets hold of one matching address receives the sign-ins of your users. Entra takes none where personal accounts can sign in and advises against them everywhere.",
  example: `{
  "signInAudience": "AzureADMyOrg",
  "web": { "redirectUris": ["https://*.example.com/auth"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check({ applications }) {
    for (const application of applications) {
      const { personal } = audienceOf(application);
      for (const { node, uri } of redirects(application)) {
        if (uri.includes("*")) {
          yield {
            at: node,
            severity: personal ? "error" : "warning",
            message: personal
              ? "Entra takes no wildcards where personal accounts can sign in. List each address by itself."
              : "Whoever controls any address that this wildcard matches can receive sign-ins. List each address by itself.",
          };
        }
      }
    }
  },
};
