import type { Application, Manifest } from "../manifest.js";
import type { Needs } from "../../profiles/needs.js";
import { findRedirectGaps, type MeantRedirect } from "../needed-redirects.js";
import { editsFor, isRegistration, neededOf } from "../needed.js";
import { appendProperty, EditSet, removeItem, replaceWithString, type Edit } from "../patch.js";
import { legacyTypes, platformNames, type Platform } from "../redirects.js";
import type { Rule } from "../rule.js";
import { valueOf } from "../tree.js";
import { quoted } from "../words.js";

export const wrongRedirect: Rule = {
  id: "wrong-redirect",
  severity: "warning",
  title: "A redirect URI is nearly the one of the profile",
  why: "Entra compares the whole address, with its case and with a slash at its end, and each platform is for another kind of sign-in. What is nearly right ends with AADSTS50011 all the same. Further redirect URIs are not wrong.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "web": { "redirectUris": ["https://login.microsoftonline.com/common/oauth2/nativeclient"] },
  "requiredResourceAccess": []
}`,
  sources: [{ page: "https://learn.microsoft.com/entra/identity-platform/reply-url", read: "2025-05-14" }],

  *check(manifest, context) {
    const needs = neededOf(context);
    if (!needs || needs.redirects.length === 0) {
      return;
    }
    const { product } = needs.profile;

    for (const application of manifest.applications.filter(isRegistration)) {
      for (const { need, meant } of findRedirectGaps(application, needs)) {
        if (meant?.fault === "platform") {
          const platform = platformNames[need.platform];
          yield {
            at: meant.redirect.node,
            message: `${product} needs this redirect URI below ${platform}, and it stands below ${platformNames[meant.redirect.platform]}.`,
            get fixes() {
              const edits = moveTo(need.platform, meant, { manifest, application, needs });
              return [{ title: `Move it to ${platform}`, edits }];
            },
          };
        } else if (meant) {
          yield {
            at: meant.redirect.node,
            message: `${product} needs ${quoted(meant.uri)}, which is nearly the same as this redirect URI.`,
            get fixes() {
              const redirects = [{ ...need, uri: meant.uri, missing: [] }];
              return [
                { title: `Write ${meant.uri}`, edits: [replaceWithString(meant.redirect.node, meant.uri)] },
                { title: `Add ${meant.uri}`, edits: editsFor(manifest, application, needs, { redirects }) },
              ];
            },
          };
        }
      }
    }
  },
};

interface Where {
  readonly manifest: Manifest;
  readonly application: Application;
  readonly needs: Needs;
}

function moveTo(
  platform: Platform,
  { redirect, uri }: MeantRedirect,
  { manifest, application, needs }: Where,
): readonly Edit[] {
  const { entry } = redirect;
  if (entry.type === "object") {
    const type = valueOf(entry, "type");
    return type
      ? [replaceWithString(type, legacyTypes[platform])]
      : appendProperty(manifest, entry, "type", JSON.stringify(legacyTypes[platform]));
  }
  if (entry.parent?.parent?.children?.[0]?.value === "replyUrls") {
    return []; // The oldest form has one platform for all of them.
  }
  const added = editsFor(manifest, application, needs, {
    redirects: [{ platform, template: uri, uri, missing: [] }],
  });
  const set = new EditSet();
  return added.length > 0 && set.add(added) && set.add(removeItem(manifest, entry)) ? set.edits : [];
}
