import { convertToGraph } from "../convert.js";
import { dialectOfProperty, legacyProperties } from "../dialect.js";
import { removeItem, renameProperty } from "../patch.js";
import type { Fix, Rule } from "../rule.js";
import { findProperty, properties } from "../tree.js";

/** Old members that are the same as today but for the name. */
const renamed: ReadonlySet<string> = new Set(["objectId", "name", "allowPublicClient", "publicClient"]);

export const mixedFormat: Rule = {
  id: "mixed-format",
  severity: "error",
  title: "Properties of both manifest formats are mixed",
  why: "The portal reads a manifest in one of two formats and refuses properties of the other. The mix comes from pasting a block of an old guide into a new manifest.",
  example: `{
  "displayName": "Calendar sync",
  "oauth2AllowImplicitFlow": false,
  "web": { "redirectUris": [] },
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/azure-active-directory-graph-app-manifest-deprecation",
      read: "2026-08-22",
    },
  ],

  *check(manifest) {
    for (const { node, dialect } of manifest.applications) {
      for (const { name, key, value, node: property } of properties(node)) {
        const own = dialectOfProperty(name, value);
        if (!own || own === dialect) {
          continue;
        }
        const counterpart =
          name === "publicClient" ? "isFallbackPublicClient" : (legacyProperties[name] ?? "");
        const fixes: Fix[] = [];
        if (node && own === "legacy" && !findProperty(node, counterpart)) {
          if (renamed.has(name)) {
            fixes.push({ title: `Rename to ${counterpart}`, edits: [renameProperty(key, counterpart)] });
          } else if (counterpart !== "" && manifest.syntaxErrors.length === 0) {
            fixes.push({
              title: "Convert all of it to the current format",
              edits: () => convertToGraph(manifest, node).edits,
            });
          }
        }
        fixes.push({ title: `Remove ${name}`, edits: removeItem(manifest, property) });
        yield {
          at: key,
          message:
            own === "legacy"
              ? `“${name}” is a property of the old manifest format${counterpart ? `; today it is “${counterpart}”` : ""}. The rest of this manifest is in the current one.`
              : `“${name}” is a property of the current manifest format. The rest of this manifest is in the old one.`,
          fixes,
        };
      }
    }
  },
};
