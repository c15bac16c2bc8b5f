import type { Node } from "jsonc-parser";
import type { Application } from "./manifest.js";
import { items, stringAt, stringOf, valueAt } from "./tree.js";

export const platforms = ["web", "spa", "publicClient"] as const;

export type Platform = (typeof platforms)[number];

export interface Redirect {
  /** The string in the text. */
  readonly node: Node;
  /** What stands in the list: the string itself, or the object around it in the old form. */
  readonly entry: Node;
  readonly uri: string;
  readonly platform: Platform;
}

/** What the portal calls the platforms. */
export const platformNames: Readonly<Record<Platform, string>> = {
  web: "Web",
  spa: "Single-page application",
  publicClient: "Mobile and desktop",
};

/** What the old form calls the platforms. */
export const legacyTypes: Readonly<Record<Platform, string>> = {
  web: "Web",
  spa: "Spa",
  publicClient: "InstalledClient",
};

const legacyPlatforms: ReadonlyMap<string, Platform> = new Map(
  platforms.map((platform) => [legacyTypes[platform].toLowerCase(), platform]),
);

/** The platform that the old form calls so. */
export function findPlatform(legacyType: string | undefined): Platform | undefined {
  return legacyPlatforms.get(legacyType?.toLowerCase() ?? "");
}

/** The platform that the old form calls so. It is a web application where it does not say. */
export function platformOf(legacyType: string | undefined): Platform {
  return findPlatform(legacyType) ?? "web";
}

/** Whether all `replyUrls` of an application in the oldest form belong to a native one. */
export function isPublicClient(application: Node | undefined): boolean {
  return valueAt(application, "publicClient")?.value === true;
}

/**
 * What two redirect URIs have in common that Entra takes for one. The path counts in its case, scheme and host do not;
 * the port of localhost does not count at all.
 */
export function comparableUri(uri: string): string {
  const match = /[A-Z]|localhost:/.test(uri) ? /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)([^]*)$/i.exec(uri) : null;
  if (!match) {
    return uri;
  }
  const [, scheme = "", host = "", rest = ""] = match;
  return scheme.toLowerCase() + host.toLowerCase().replace(/^localhost:\d+$/, "localhost") + rest;
}

const known = new WeakMap<Application, readonly Redirect[]>();

/** Every redirect URI of an application, in both forms of a manifest. Several rules ask, so they are collected once. */
export function redirects(application: Application): readonly Redirect[] {
  const found = known.get(application) ?? [...collect(application)];
  known.set(application, found);
  return found;
}

function* collect({ node }: Application): Generator<Redirect> {
  for (const platform of platforms) {
    for (const entry of items(valueAt(node, platform, "redirectUris"))) {
      yield* redirect(entry, entry, platform);
    }
  }
  for (const entry of items(valueAt(node, "replyUrlsWithType"))) {
    yield* redirect(valueAt(entry, "url"), entry, platformOf(stringAt(entry, "type")));
  }
  for (const entry of items(valueAt(node, "replyUrls"))) {
    yield* redirect(entry, entry, isPublicClient(node) ? "publicClient" : "web");
  }
}

function* redirect(node: Node | undefined, entry: Node, platform: Platform): Generator<Redirect> {
  const uri = stringOf(node);
  if (node && uri !== undefined) {
    yield { node, entry, uri, platform };
  }
}
