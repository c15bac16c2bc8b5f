import type { Node } from "jsonc-parser";
import { groupBy } from "../base/group.js";
import { listed } from "../base/words.js";
import type { NeededRedirect, Needs } from "../profiles/needs.js";
import { findValue } from "../profiles/values.js";
import { audienceOf } from "./audience.js";
import type { Application, Manifest } from "./manifest.js";
import { fits } from "./needed-redirects.js";
import { publicClientMember } from "./plan-settings.js";
import { extendList, type Part, type Step } from "./plan-steps.js";
import { findRedirectFault } from "./redirect-fault.js";
import { comparableUri, isPublicClient, legacyTypes, redirects, type Platform } from "./redirects.js";
import { findProperty, items, valueOf } from "./tree.js";

const platformWords: Readonly<Record<Platform, string>> = {
  web: "web applications",
  spa: "single-page applications",
  publicClient: "mobile and desktop applications",
};

interface Address {
  readonly uri: string;
  readonly platform: Platform;
}

/** Registers the addresses at which the product expects its answers, each for its platform. */
export function addRedirects(manifest: Manifest, application: Application, node: Node, needs: Needs): Part {
  const present = redirects(application);
  const { redirectLength: mostCharacters } = audienceOf(application).limits;
  const personal = needs.audience?.includes("Personal") ?? audienceOf(application).personal;
  const steps: Step[] = [];
  const left: string[] = [];
  const missing = new Map<string, Address>();

  for (const need of needs.redirects) {
    const { platform, uri } = need;
    if (present.some((each) => each.platform === platform && fits(need, each.uri))) {
      continue;
    }
    const fault = uri && findRedirectFault({ uri, platform, personal, mostCharacters });
    if (uri === undefined) {
      left.push(sayMissing(need, needs));
    } else if (fault) {
      left.push(`The redirect URI ${uri} is not added. ${fault}`);
    } else {
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

function sayMissing({ template, missing }: NeededRedirect, { profile }: Needs): string {
  const names = missing.map((name) => {
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
