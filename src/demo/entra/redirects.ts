import type { ClientFacts } from "../parts.js";

export interface Redirect {
  readonly uri: string;
  readonly platform: "web" | "spa" | "publicClient";
}

const platforms = ["publicClient", "spa", "web"] as const;

/**
 * Finds how a redirect URI is registered. Letters count, and the port does on all but this machine.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function findRedirect({ redirectUris }: ClientFacts, uri: string): Redirect | undefined {
  for (const platform of platforms) {
    if (redirectUris[platform].some((registered) => isRegistered(registered, uri))) {
      return { uri, platform };
    }
  }
  return undefined;
}

export function listRedirects({ redirectUris }: ClientFacts): readonly string[] {
  return platforms.flatMap((platform) => redirectUris[platform]);
}

function isRegistered(registered: string, uri: string): boolean {
  if (registered === uri) {
    return URL.canParse(uri);
  }
  const [one, other] = [withoutPort(registered), withoutPort(uri)];
  return one !== undefined && one === other;
}

/** The address of a loopback server, whose port is chosen at the last moment. */
function withoutPort(uri: string): string | undefined {
  if (!URL.canParse(uri)) {
    return undefined;
  }
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(uri);
  const isLoopback = protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1");
  return isLoopback && username === "" && password === "" && hash === ""
    ? `${protocol}//${hostname}${pathname}${search}`
    : undefined;
}
