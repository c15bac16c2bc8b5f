import { removeItem } from "../patch.js";
import { redirects, type Platform, type Redirect } from "../redirects.js";
import type { Rule } from "../rule.js";

const platformNames: Readonly<Record<Platform, string>> = {
  web: "Web",
  spa: "Single-page application",
  publicClient: "Mobile and desktop",
};

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
        const key = /[A-Z]|localhost:/.test(redirect.uri) ? comparable(redirect.uri) : redirect.uri;
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

/** The path counts in its case, scheme and host do not; the port of localhost does not count at all. */
function comparable(uri: string): string {
  const match = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^]*)$/i.exec(uri);
  if (!match) {
    return uri;
  }
  const [, scheme = "", host = "", rest = ""] = match;
  return scheme.toLowerCase() + host.toLowerCase().replace(/^localhost:\d+$/, "localhost") + rest;
}
