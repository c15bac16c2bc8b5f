import { convertToGraph } from "../convert.js";
import { dialectOfProperty } from "../dialect.js";
import { listLosses } from "../losses.js";
import type { Rule } from "../rule.js";
import { properties } from "../tree.js";
import { without } from "../words.js";

export const legacyFormat: Rule = {
  id: "legacy-format",
  severity: "warning",
  title: "The manifest is in the old format",
  why: "Since 7 January 2025 the portal neither shows, saves nor uploads manifests in the format of Azure AD Graph. Only apps that a personal account registered outside of a tenant still use it. In a template, where another tool may convert it, this is only a remark.",
  example: `{
  "name": "Calendar sync",
  "replyUrlsWithType": [{ "url": "https://calendar.example.com/auth", "type": "Web" }],
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
      if (!node || dialect !== "legacy") {
        continue;
      }
      const first = properties(node).find(({ name, value }) => dialectOfProperty(name, value) === "legacy");
      if (!first) {
        continue;
      }
      yield {
        at: first.key,
        severity: manifest.template ? "information" : "warning",
        message: `“${first.name}” shows that this manifest is in the old format of Azure AD Graph, which the portal has not taken since 7 January 2025.`,
        get fixes() {
          return manifest.syntaxErrors.length > 0
            ? []
            : [
                {
                  title: `Convert to the current format${without(listLosses(manifest.text, node))}`,
                  edits: () => convertToGraph(manifest, node).edits,
                },
              ];
        },
      };
    }
  },
};
