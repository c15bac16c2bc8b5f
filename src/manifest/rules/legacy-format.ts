import { convertToGraph } from "../convert.js";
import { dialectOfProperty, legacyProperties, saysSomething } from "../dialect.js";
import type { Rule } from "../rule.js";
import { properties } from "../tree.js";
import { listed } from "../words.js";

export const legacyFormat: Rule = {
  id: "legacy-format",
  severity: "warning",
  title: "The manifest is in the old format",
  why: "Since 7 January 2025 the portal neither shows, saves nor uploads manifests in the format of Azure AD Graph. In a template, where another tool may convert it, this is only a remark.",
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
      const old = properties(node).filter(({ name, value }) => dialectOfProperty(name, value) === "legacy");
      const [first] = old;
      if (!first) {
        continue;
      }
      const lost = old.filter(({ name, value }) => legacyProperties[name] === "" && saysSomething(value));
      const without = lost.length > 0 ? `, without ${listed(lost.map(({ name }) => name))}` : "";
      yield {
        at: first.key,
        severity: manifest.template ? "information" : "warning",
        message: `“${first.name}” shows that this manifest is in the old format of Azure AD Graph, which the portal has not taken since 7 January 2025.`,
        fixes:
          manifest.syntaxErrors.length > 0
            ? []
            : [
                {
                  title: `Convert to the current format${without}`,
                  edits: () => convertToGraph(manifest, node).edits,
                },
              ],
      };
    }
  },
};
