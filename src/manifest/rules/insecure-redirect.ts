import { replaceWithString } from "../patch.js";
import { isTemplate } from "../placeholders.js";
import { redirects } from "../redirects.js";
import type { Rule } from "../rule.js";

export const insecureRedirect: Rule = {
  id: "insecure-redirect",
  severity: "error",
  title: "A redirect URI uses http",
  why: "Entra sends codes and tokens to redirect URIs, so it takes http only for the same machine: localhost, or 127.0.0.1 where the manifest is edited by hand.",
  example: `{
  "web": { "redirectUris": ["http://calendar.example.com/auth"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check({ applications }) {
    for (const application of applications) {
      for (const { node, uri } of redirects(application)) {
        const host = hostOf(uri);
        if (host === undefined || isTemplate(host) || /^(?:localhost|127\.0\.0\.1)$/i.test(host)) {
          continue;
        }
        const loopback = host === "[::1]";
        yield {
          at: node,
          message: loopback
            ? "Entra does not take the loopback address [::1]. Use http://localhost."
            : "Entra takes http only for localhost. This redirect URI must use https.",
          fixes: [
            loopback
              ? {
                  title: "Use localhost",
                  edits: [replaceWithString(node, uri.replace("[::1]", "localhost"))],
                }
              : { title: "Use https", edits: [replaceWithString(node, uri.replace(/^http:/i, "https:"))] },
          ],
        };
      }
    }
  },
};

/** The host of an address with http, without a user, whom browsers would take for it, and without the port. */
function hostOf(uri: string): string | undefined {
  const authority = /^http:\/\/([^/?#\\]*)/i.exec(uri)?.[1];
  return authority?.replace(/^.*@/, "").replace(/:\d*$/, "");
}
