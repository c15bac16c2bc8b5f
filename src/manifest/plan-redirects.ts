import type { Node } from "jsonc-parser";
import { groupBy } from "../base/group.js";
import { listed } from "../base/words.js";
import type { Needs } from "../profiles/needs.js";
import { matches } from "../profiles/template.js";
import { findValue } from "../profiles/values.js";
import type { Application, Manifest } from "./manifest.js";
import { publicClientMember } from "./plan-settings.js";
import { extendList, type Part, type Step } from "./plan-steps.js";
import { comparableUri, isPublicClient, redirects, type Platform } from "./redirects.js";
import { findProperty, items, valueOf } from "./tree.js";

const platformWords: Readonly<Record<Platform, string>> = {
  web: "web applications",
  spa: "single-page applications",
  publicClient: "mobile and desktop applications",
};

const legacyTypes: Readonly<Record<Platform, string>> = {
  web: "Web",
  spa: "Spa",
  publicClient: "InstalledClient",
};

interface Address {
  readonly uri: string;
  readonly platform: Platform;
}

/** Registers the addresses at which the product expects its answers, each for its platform. */
export function addRedirects(manifest: Manifest, application: Application, node: Node, needs: Needs): Part {
  const present = redirects(application);
  const steps: Step[] = [];
  const left: string[] = [];
  const missing = new Map<string, Address>();

  for (const { platform, template, uri, missing: values } of needs.redirects) {
    const same = present.filter((each) => each.platform === platform);
    if (uri === undefined) {
      if (!same.some((each) => matches(template, each.uri))) {
        left.push(sayMissing(template, values, needs));
      }
    } else if (!same.some((each) => comparableUri(each.uri) === comparableUri(uri))) {
      missing.set(`${platform} ${comparableUri(uri)}`, { platform, uri });
    }
  }

  const lists = groupBy(missing.values(), ({ platform }) =>
    pathOf(manifest, application, node, needs, platform).join("."),
  );
  for (const [path, addresses] of lists) {
    const isObject = path === "replyUrlsWithType";
    const entries = addresses.map(({ uri, platform }) =>
      isObject ? { url: uri, type: legacyTypes[platform] } : uri,
    );
    const way = extendList(manifest, node, path.split("."), entries);
    if ("obstacle" in way) {
      left.push(
        ...addresses.map(({ uri }) => `The redirect URI ${uri} is not added, because ${way.obstacle}.`),
      );
    } else {
      steps.push({ says: addresses.map(sayAdded), way });
    }
  }
  return { steps, left };

  function sayAdded({ uri, platform }: Address): string {
    const elsewhere = present.filter((each) => comparableUri(each.uri) === comparableUri(uri));
    const platforms = [...new Set(elsewhere.map((each) => platformWords[each.platform]))];
    const added = `Adds the redirect URI ${uri} for ${platformWords[platform]}.`;
    return platforms.length > 0
      ? `${added} It is there already for ${listed(platforms)}, and stays there.`
      : added;
  }
}

function sayMissing(
  template: string,
  values: Needs["redirects"][number]["missing"],
  { profile }: Needs,
): string {
  const names = values.map((name) => {
    const title = findValue(profile, name)?.title;
    return title === undefined ? name : `${title} (${name})`;
  });
  const what = names.length === 1 ? "a value is" : "values are";
  return `The redirect URI ${template} is not added, because ${what} missing: ${listed(names)}.`;
}

/** Where the addresses of a platform stand. Those of the oldest form belong all to one. */
function pathOf(
  manifest: Manifest,
  application: Application,
  node: Node,
  { publicClient }: Needs,
  platform: Platform,
): string[] {
  if (application.dialect !== "legacy") {
    return [platform, "redirectUris"];
  }
  const oldest = valueOf(node, "replyUrls");
  const isEmpty = items(oldest).length === 0;
  const changes =
    isEmpty && publicClient !== undefined && publicClientMember(manifest, application) === "publicClient";
  const willBePublic = changes ? publicClient : isPublicClient(node);
  const fits = willBePublic ? platform === "publicClient" : platform === "web";
  return oldest?.type === "array" && fits && !findProperty(node, "replyUrlsWithType")
    ? ["replyUrls"]
    : ["replyUrlsWithType"];
}
