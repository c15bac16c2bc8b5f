import type { Catalogue, PermissionKind } from "../../catalogue/catalogue.js";
import { isClosed, type RequestedPermission } from "../manifest.js";
import { readKind } from "../read.js";
import { replaceWithString } from "../patch.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Rule } from "../rule.js";
import { stringOf } from "../tree.js";
import { kindWord, quoted } from "../words.js";

export const wrongType: Rule = {
  id: "wrong-type",
  severity: "error",
  title: "The type is neither Scope nor Role",
  why: "Entra knows exactly two types, in exactly this spelling: Scope for a delegated permission and Role for an application permission.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "role" }]
    }
  ]
}`,
  sources: [{ page: "https://learn.microsoft.com/graph/api/resources/resourceaccess", read: "2026-08-22" }],

  *check(manifest, { catalogue }) {
    for (const requestedPermission of manifest.permissions) {
      const { type } = requestedPermission;
      const text = stringOf(type);
      const isFine = text === "Scope" || text === "Role";
      if (!type || isFine || !text?.trim() || hasPlaceholder(text) || !isClosed(type, manifest.text)) {
        continue;
      }
      const kind = readKind(text);
      yield {
        at: type,
        message: kind
          ? `${text.trim() === kind ? "With a blank in it, this is no type. It" : quoted(text)} must be written “${kind}”, for ${kind === "Role" ? "an" : "a"} ${kindWord[kind]} permission.`
          : `${quoted(text)} is no type of permission. It must be “Scope” for a delegated or “Role” for an application permission.`,
        fixes: (kind ? [kind] : kindsOf(requestedPermission, catalogue)).map((word) => ({
          title: `Write ${word} (${kindWord[word]})`,
          edits: [replaceWithString(type, word)],
          safe: kind !== undefined,
        })),
      };
    }
  },
};

/** Both kinds, those in which the resource publishes the GUID first. */
function kindsOf(
  { guid = "", requested: { resource } }: RequestedPermission,
  catalogue: Catalogue,
): PermissionKind[] {
  const isPublishedAs = (kind: PermissionKind) =>
    catalogue.findPermission(resource?.appId ?? "", kind, guid) !== undefined;
  return (["Scope", "Role"] as const).toSorted((a, b) => Number(isPublishedAs(b)) - Number(isPublishedAs(a)));
}
