import { removeItem } from "../patch.js";
import { comparableUri, platformNames, redirects, type Redirect } from "../redirects.js";
import type { Rule } from "../rule.js";

export const duplicateRedirect: Rule = {
  id: "duplicate-redirect",
  severity: "warning",
  title: "A redirect URI is listed twice",
  why: "Entra refuses a redirect URI that stands twice, and a port makes no difference for localhost. Below two platforms the same address leaves it open which kind of sign-in is meant.",
  example: `{
  "web": { "redirectUris": ["https://calendar.example.com/auth", "https://calendar.example.com/auth"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check(manifest) {
    for (const application of manifest.applications) {
      const seen = new Map<string, Redirect>();

      for (const redirect of redirects(application)) {
        const key = comparableUri(redirect.uri);
        const first = seen.get(key);
        if (!first) {
          seen.set(key, redirect);
          continue;
        }
        const samePlatform = first.platform === redirect.platform;
        const identical = first.uri === redirect.uri;
        yield {
          at: redirect.node,
          severity: identical ? "warning" : "information",
          message: !identical
            ? "This is the same as an entry above: capitals in the host make no difference, nor does the port of localhost."
            : samePlatform
              ? "This redirect URI already stands above."
              : `This redirect URI already stands below the platform ${platformNames[first.platform]}.`,
          fixes: [
            {
              title: "Remove the repeat",
              edits: removeItem(manifest, redirect.entry),
              safe: identical && samePlatform,
            },
          ],
        };
      }
    }
  },
};
