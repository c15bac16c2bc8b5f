import type { ValueFormat } from "../profile.js";
import { fill } from "../template.js";
import type { Values } from "../values.js";

/** As a value of that format could be. */
export const samples: Readonly<Record<ValueFormat, string>> = {
  guid: "11111111-2222-3333-4444-555555555555",
  email: "a@example.com",
  "host-label": "a",
  domain: "example.com",
  "https-url": "https://example.com",
  text: "a",
  secret: "a",
};

/** Entra takes no longer ones. */
const mostCharacters = 256;

const platforms: Readonly<Record<string, RegExp>> = {
  web: /^https:$/,
  spa: /^(?:https:|brk-.*:)$/, // Add-ins that sign in through Office have a broker's address.
  publicClient: /^(?!http:|javascript:|data:|file:|blob:|vbscript:|about:)/,
};

/**
 * Why Entra would not take a redirect URI with such values in it, or `undefined`.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function describeRedirect(
  template: string,
  platform: string | undefined,
  values: Values,
): string | undefined {
  const uri = fill(template, values) ?? template;
  const protocols = platforms[platform ?? ""];

  if (/[^\u0021-\u007e]/.test(uri)) {
    return "A redirect URI has neither blanks nor characters outside of ASCII.";
  }
  if (uri.length > mostCharacters) {
    return `Entra takes no redirect URI of more than ${String(mostCharacters)} characters.`;
  }
  if (/[*{}<>"\\]/.test(uri)) {
    return "Entra takes no wildcards and no brackets in a redirect URI. What differs is a value, written as {name}.";
  }
  if (uri.includes("#")) {
    return "A redirect URI must not have a fragment (the part from # on).";
  }
  if (!/^(?:https?:\/\/[^/?#]|(?!https?:)[a-z][a-z0-9+.-]*:)/i.test(uri) || !URL.canParse(uri)) {
    return "A redirect URI is a whole address, for instance https://app.example.com/auth.";
  }
  const { protocol, hostname, username, password } = new URL(uri);
  if (username !== "" || password !== "") {
    return "A redirect URI must not have a user name or a password.";
  }
  const isLocal = protocol === "http:" && /^(?:localhost|127\.0\.0\.1)$/.test(hostname);
  return protocols === undefined || isLocal || protocols.test(protocol)
    ? undefined
    : `A redirect URI of this platform begins with https://${platform === "publicClient" ? ", with a scheme of the app’s own" : ""} or with http://localhost.`;
}
