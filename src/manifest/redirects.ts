import type { Node } from "jsonc-parser";
import type { Application } from "./manifest.js";
import { items, stringAt, stringOf, valueAt } from "./tree.js";

export type Platform = "web" | "spa" | "publicClient";

export interface Redirect {
  /** The string in the text. */
  readonly node: Node;
  /** What stands in the list: the string itself, or the object around it in the old form. */
  readonly entry: Node;
  readonly uri: string;
  readonly platform: Platform;
}

const legacyPlatforms: ReadonlyMap<string, Platform> = new Map([
  ["web", "web"],
  ["spa", "spa"],
  ["installedclient", "publicClient"],
]);

/** The platform that the old form calls so. It is a web application where it does not say. */
export function platformOf(legacyType: string | undefined): Platform {
  return legacyPlatforms.get(legacyType?.toLowerCase() ?? "") ?? "web";
}

/** Whether all `replyUrls` of an application in the oldest form belong to a native one. */
export function isPublicClient(application: Node | undefined): boolean {
  return valueAt(application, "publicClient")?.value === true;
}

const known = new WeakMap<Application, readonly Redirect[]>();

/** Every redirect URI of an application, in both forms of a manifest. Several rules ask, so they are collected once. */
export function redirects(application: Application): readonly Redirect[] {
  const found = known.get(application) ?? [...collect(application)];
  known.set(application, found);
  return found;
}

function* collect({ node }: Application): Generator<Redirect> {
  for (const platform of ["web", "spa", "publicClient"] as const) {
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
