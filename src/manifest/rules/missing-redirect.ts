import type { Node } from "jsonc-parser";
import type { Span } from "../../base/text.js";
import type { Application } from "../manifest.js";
import { findRedirectGaps } from "../needed-redirects.js";
import { editsFor, isRegistration, isUnfilled, isWhole, neededOf, placeOfRequests } from "../needed.js";
import { platformNames, type Platform } from "../redirects.js";
import type { Rule } from "../rule.js";
import { findProperty, valueAt } from "../tree.js";
import { quoted } from "../words.js";

export const missingRedirect: Rule = {
  id: "missing-redirect",
  severity: "warning",
  title: "A redirect URI that the profile needs is missing",
  why: "Whoever signs in is only sent back to an address that is registered. Otherwise it ends with AADSTS50011, or with AADSTS500113 where there is none at all. Where the profile cannot know the whole address, any of the right form will do.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "publicClient": { "redirectUris": [] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check(manifest, context) {
    const needs = neededOf(context);
    if (!needs || needs.redirects.length === 0 || !isWhole(manifest)) {
      return;
    }
    const { product } = needs.profile;

    for (const application of manifest.applications.filter(isRegistration)) {
      for (const { need, meant } of findRedirectGaps(application, needs)) {
        const at = placeOfRedirects(application, need.platform);
        if (
          !at ||
          meant ||
          listHolders(application, need.platform).some((part) => isUnfilled(manifest, part))
        ) {
          continue; // `wrong-redirect` speaks of what was meant, `unfilled-placeholder` of placeholders.
        }
        const { uri, template } = need;
        yield {
          at,
          message: `${product} needs the redirect URI ${quoted(uri ?? template)} below ${platformNames[need.platform]}${uri === undefined ? ", with your own values in the braces" : ""}.`,
          get fixes() {
            const edits = editsFor(manifest, application, needs, { redirects: [need] });
            return [{ title: `Add ${uri ?? template}`, edits }];
          },
        };
      }
    }
  },
};

/** What holds the redirect URIs of a platform, or would hold them. */
function listHolders({ node }: Application, platform: Platform): Node[] {
  return [platform, "replyUrlsWithType", "replyUrls"].flatMap((name) => valueAt(node, name) ?? []);
}

/** The name of the list, as near as there is one. */
function placeOfRedirects(application: Application, platform: Platform): Span | undefined {
  const { node } = application;
  const property =
    findProperty(valueAt(node, platform), "redirectUris") ??
    findProperty(node, "replyUrlsWithType") ??
    findProperty(node, "replyUrls") ??
    findProperty(node, platform);
  return property?.key ?? placeOfRequests(application);
}
