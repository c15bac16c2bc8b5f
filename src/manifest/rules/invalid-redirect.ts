import { audienceOf, type Audience } from "../audience.js";
import { replaceWithString } from "../patch.js";
import { findPlaceholder, isTemplate, withoutTemplatePlaceholders } from "../placeholders.js";
import { redirects, type Redirect } from "../redirects.js";
import type { Problem, Rule } from "../rule.js";
import { quoted } from "../words.js";

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

/** Most are like this, and need no closer look. */
const plain = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w./~%-]*)?$/i;

function* judge({ node, uri, platform }: Redirect, { personal, limits }: Audience): Generator<Problem> {
  if (uri.length <= limits.redirectLength && plain.test(uri)) {
    return;
  }
  const trimmed = uri.trim();
  if (trimmed !== uri && trimmed !== "") {
    yield {
      at: node,
      message: "Blanks stand around this redirect URI, so it never matches.",
      fixes: [{ title: "Remove the blanks", edits: [replaceWithString(node, trimmed)], safe: true }],
    };
    return;
  }
  const fault = findFault(uri, platform, personal, limits.redirectLength);
  if (fault) {
    yield { at: node, message: fault };
  }
}

function findFault(uri: string, platform: Redirect["platform"], personal: boolean, mostCharacters: number) {
  if (uri === "") {
    return "This redirect URI is empty.";
  }
  if (findPlaceholder(uri)) {
    return undefined; // `unfilled-placeholder` speaks of these.
  }
  if (uri.length > mostCharacters && !isTemplate(uri)) {
    return `This redirect URI has ${String(uri.length)} characters. Entra takes at most ${String(mostCharacters)}.`;
  }
  const fixed = withoutTemplatePlaceholders(uri);
  const [bad] = /[\s!$'(),;\\"]/.exec(fixed) ?? [];
  if (bad !== undefined) {
    return `${bad.trim() === "" ? "A blank" : quoted(bad)} must not stand in a redirect URI.`;
  }
  // eslint-disable-next-line no-control-regex -- all of ASCII is meant
  if (/[^\u0000-\u007f]/.test(fixed)) {
    return "Only ASCII characters may stand in a redirect URI. Write an international host name in its xn-- form.";
  }
  if (isTemplate(uri)) {
    return undefined;
  }
  if (uri.includes("#")) {
    return "A redirect URI must not have a fragment (the part from # on).";
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri)) {
    return "A redirect URI must be a whole address that begins with https://.";
  }
  const isBroker = platform === "spa" && /^brk-[^/]*:\/\//i.test(uri); // Of add-ins that sign in through Office.
  if (platform !== "publicClient" && !isBroker && !/^https?:\/\/[^/?#]/i.test(uri)) {
    return "A redirect URI of this platform must begin with https:// and a host name.";
  }
  if (personal && uri.includes("?")) {
    return "Where personal accounts can sign in, a redirect URI must not have a query (the part from ? on).";
  }
  return undefined;
}
