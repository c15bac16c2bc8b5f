import type { Node } from "jsonc-parser";
import { convertToGraph } from "../convert.js";
import { dialectOfProperty, legacyProperties } from "../dialect.js";
import { listLosses } from "../losses.js";
import type { Manifest } from "../manifest.js";
import { removeItem, renameProperty } from "../patch.js";
import type { Fix, Rule } from "../rule.js";
import { findProperty, properties, type Property } from "../tree.js";
import { without } from "../words.js";

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
      if (!node || dialect === "fragment") {
        continue; // One name alone makes no application.
      }
      let losses: readonly string[] | undefined;
      const conversion = () => convertAll(manifest, node, (losses ??= listLosses(manifest.text, node)));

      for (const property of properties(node)) {
        const { name, key, value } = property;
        const own = dialectOfProperty(name, value);
        if (!own || own === dialect) {
          continue;
        }
        const counterpart = counterpartOf(name);
        yield {
          at: key,
          message:
            own === "legacy"
              ? `“${name}” is a property of the old manifest format${counterpart ? `; today it is “${counterpart}”` : ""}. The rest of this manifest is in the current one.`
              : `“${name}” is a property of the current manifest format. The rest of this manifest is in the old one.`,
          get fixes() {
            return [
              ...(own === "legacy" ? moveToToday(manifest, node, property, conversion) : []),
              { title: `Remove ${name}`, edits: removeItem(manifest, property.node) },
            ];
          },
        };
      }
    }
  },
};

/** What the member is called today, and where it is; empty where it is nowhere. */
function counterpartOf(name: string): string {
  return name === "publicClient" ? "isFallbackPublicClient" : (legacyProperties[name] ?? "");
}

function moveToToday(
  { syntaxErrors }: Manifest,
  application: Node,
  { name, key }: Property,
  conversion: () => Fix,
): Fix[] {
  const counterpart = counterpartOf(name);
  if (counterpart === "" || findProperty(application, counterpart)) {
    return [];
  }
  if (renamed.has(name)) {
    return [{ title: `Rename to ${counterpart}`, edits: [renameProperty(key, counterpart)] }];
  }
  return syntaxErrors.length === 0 ? [conversion()] : [];
}

function convertAll(manifest: Manifest, application: Node, losses: readonly string[]): Fix {
  return {
    title: `Convert all of it to the current format${without(losses)}`,
    edits: () => convertToGraph(manifest, application).edits,
  };
}
