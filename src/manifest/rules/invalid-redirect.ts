import { audienceOf, type Audience } from "../audience.js";
import { replaceWithString } from "../patch.js";
import { findRedirectFault } from "../redirect-fault.js";
import { redirects, type Redirect } from "../redirects.js";
import type { Problem, Rule } from "../rule.js";

export const invalidRedirect: Rule = {
  id: "invalid-redirect",
  severity: "error",
  title: "Entra does not take this redirect URI",
  why: "Entra checks redirect URIs when the manifest is saved: an absolute address of at most 256 characters, without a fragment, without ! $ ' ( ) , ; and only in ASCII. A query is possible only where personal accounts cannot sign in.",
  example: `{
  "web": { "redirectUris": ["https://calendar.example.com/auth#done"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check({ applications }) {
    for (const application of applications) {
      const audience = audienceOf(application);
      for (const redirect of redirects(application)) {
        yield* judge(redirect, audience);
      }
    }
  },
};

function* judge({ node, uri, platform }: Redirect, { personal, limits }: Audience): Generator<Problem> {
  const trimmed = uri.trim();
  if (trimmed !== uri && trimmed !== "") {
    yield {
      at: node,
      message: "Blanks stand around this redirect URI, so it never matches.",
      fixes: [{ title: "Remove the blanks", edits: [replaceWithString(node, trimmed)], safe: true }],
    };
    return;
  }
  const fault = findRedirectFault({ uri, platform, personal, mostCharacters: limits.redirectLength });
  if (fault) {
    yield { at: node, message: fault };
  }
}
