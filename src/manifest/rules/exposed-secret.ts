import { exposedSecrets } from "../credentials.js";
import { removeItem } from "../patch.js";
import { findPlaceholder, isTemplate } from "../placeholders.js";
import type { Rule } from "../rule.js";
import { stringOf } from "../tree.js";

export const exposedSecret: Rule = {
  id: "exposed-secret",
  severity: "error",
  title: "The value of a secret stands in the file",
  why: "Whoever can read this file can sign in as the application, and a file lives on in backups and version control. Entra never takes the value from a manifest, so it is of no use here. Once it was saved or shared, replace the secret.",
  example: `{
  "passwordCredentials": [{ "displayName": "sync", "secretText": "a value that belongs nowhere in a file" }],
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest",
      read: "2026-08-22",
    },
  ],

  *check(manifest) {
    for (const application of manifest.applications) {
      for (const { node, name, value } of exposedSecrets(application)) {
        if (value && !isPlaceholder(stringOf(value) ?? "")) {
          yield {
            at: value,
            message: `The value of a secret stands in “${name}”. Take it out of the file, and replace the secret if anybody else may have seen it.`,
            fixes: [{ title: `Remove ${name} with its value`, edits: removeItem(manifest, node) }],
          };
        }
      }
    }
  },
};

/** All of it, because older secrets may hold any character. */
function isPlaceholder(text: string): boolean {
  return isTemplate(text) || findPlaceholder(text)?.text === text;
}
