import { neededOf } from "../needed.js";
import { planRemoving } from "../plan.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf } from "../words.js";

export const extraPermission: Rule = {
  id: "extra-permission",
  severity: "information",
  title: "The profile does not need this permission",
  why: "What the product never uses only helps whoever gets hold of its secret. There may be a good reason for it that the profile does not know, so this is only information. What the profile has as optional is no extra.",
  profile: "clockwork",
  example: `{
  "displayName": "ClockWork Office365Sync",
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000002-0000-0ff1-ce00-000000000000",
      "resourceAccess": [{ "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "type": "Role" }]
    },
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" }]
    }
  ]
}`,

  *check(manifest, context) {
    const needs = neededOf(context);
    if (!needs) {
      return;
    }
    const needed = new Set(needs.permissions.map(({ permission }) => permission));

    for (const asked of manifest.permissions) {
      const { permission, id, requested } = asked;
      if (id && permission && !needed.has(permission)) {
        const name = `${nameOf(permission)} (${kindWord[permission.kind]})`;
        yield {
          at: id,
          message: `${needs.profile.product} does not need ${name} of ${permission.resource.name}, as far as its profile says.`,
          get fixes() {
            const { edits } = planRemoving(manifest, requested.application, [asked]);
            return [{ title: `Remove ${name}`, edits }];
          },
        };
      }
    }
  },
};
