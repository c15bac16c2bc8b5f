import type { Node } from "jsonc-parser";
import { replaceWithJson } from "../patch.js";
import type { Rule } from "../rule.js";
import { valueAt } from "../tree.js";

const switches = [
  { path: ["web", "implicitGrantSettings", "enableAccessTokenIssuance"], token: "access" },
  { path: ["web", "implicitGrantSettings", "enableIdTokenIssuance"], token: "ID" },
  { path: ["oauth2AllowImplicitFlow"], token: "access" },
  { path: ["oauth2AllowIdTokenImplicitFlow"], token: "ID" },
] as const;

export const implicitGrant: Rule = {
  id: "implicit-grant",
  severity: "warning",
  title: "Implicit grant is switched on",
  why: "With implicit grant, tokens travel in addresses, where browsers and proxies keep them. A calendar sync signs in with a code or a secret and has no use for it.",
  example: `{
  "web": { "implicitGrantSettings": { "enableAccessTokenIssuance": true, "enableIdTokenIssuance": false } },
  "requiredResourceAccess": []
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow",
      read: "2026-11-21",
    },
  ],

  *check({ applications }) {
    for (const { node } of applications) {
      for (const { path, token } of switches) {
        const value: Node | undefined = valueAt(node, ...path);
        if (value?.value === true) {
          yield {
            at: value,
            severity: token === "access" ? "warning" : "information",
            message: `Implicit grant of ${token} tokens is switched on. A calendar sync does not need it.`,
            fixes: [{ title: "Switch it off", edits: [replaceWithJson(value, "false")] }],
          };
        }
      }
    }
  },
};
