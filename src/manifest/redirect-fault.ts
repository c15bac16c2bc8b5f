import { findPlaceholder, isTemplate, withoutTemplatePlaceholders } from "./placeholders.js";
import type { Platform } from "./redirects.js";
import { quoted } from "./words.js";

interface RedirectQuestion {
  readonly uri: string;
  readonly platform: Platform;
  /** Whether personal accounts can sign in. */
  readonly personal: boolean;
  readonly mostCharacters: number;
}

/** Most are like this, and need no closer look. */
const plain = /^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[\w./~%-]*)?$/i;

/** Why Entra does not take a redirect URI, as a whole sentence. */
export function findRedirectFault({
  uri,
  platform,
  personal,
  mostCharacters,
}: RedirectQuestion): string | undefined {
  if (uri.length <= mostCharacters && plain.test(uri)) {
    return undefined;
  }
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
