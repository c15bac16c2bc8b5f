import { listAliases } from "../../catalogue/aliases.js";
import { listReplacements } from "../../catalogue/retirements.js";
import { graph } from "../../catalogue/well-known.js";
import { brokenFrom, type Manifest, type RequestedPermission, type RequestedResource } from "../manifest.js";
import { removeItem } from "../patch.js";
import { replaceResource } from "../replace.js";
import type { Fix, Rule, RuleContext } from "../rule.js";
import { endOf } from "../tree.js";
import { counted, listed } from "../words.js";

export const retiredResource: Rule = {
  id: "retired-resource",
  severity: "error",
  title: "The resource is retired",
  why: "An API that was switched off answers nobody, whatever is granted. Azure AD Graph is the one that vendors' guides still ask for. Its GUID differs in one group from that of Exchange Online.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000002-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "311a71cc-e848-46a1-bdf8-97ff7156d8e6", "type": "Scope" }]
    }
  ]
}`,
  sources: [
    { page: "https://learn.microsoft.com/graph/api/resources/authenticationbehaviors", read: "2026-08-22" },
    { page: "https://learn.microsoft.com/graph/migrate-azure-ad-graph-overview", read: "2026-08-22" },
  ],

  *check(manifest, context) {
    for (const requested of manifest.resources) {
      const { appId, resource } = requested;
      const end = resource?.retired ?? resource?.removed;
      if (!appId || !resource || !end) {
        continue;
      }
      const over = end <= context.asOf;
      const alias = listAliases(resource.appId).at(-1);
      const name = alias === undefined ? resource.name : `${resource.name} (${alias})`;
      yield {
        at: appId,
        severity: over && resource.retired ? "error" : "warning",
        message: resource.removed
          ? `${name} was last published on ${end}. Its permissions cannot be granted any more.`
          : over
            ? `${name} is retired; its final date, ${end}, is past. None of these permissions can work any more.`
            : `${name} is retired on ${end}. These permissions stop working then.`,
        get fixes() {
          return fixesFor(manifest, requested, context);
        },
      };
    }
  },
};

function fixesFor(manifest: Manifest, requested: RequestedResource, { catalogue }: RuleContext): Fix[] {
  const counterpartOf = ({ permission }: RequestedPermission) => {
    const [best] = permission ? listReplacements(permission) : [];
    return best && catalogue.findPermissionByName(graph, best.kind, best.value);
  };
  const counterparts = requested.permissions.map(counterpartOf);
  const names = new Set(counterparts.flatMap((to) => to?.value ?? []));
  const lost = counterparts.filter((to) => !to).length;
  const fixes: Fix[] = [];

  if (names.size > 0) {
    const shown =
      names.size > 5 ? [...[...names].slice(0, 4), `${String(names.size - 4)} others`] : [...names];
    fixes.push({
      title: `Ask for ${listed(shown)} of Microsoft Graph instead${lost > 0 ? `, leaving out ${counted(lost, "permission")}` : ""}`,
      edits: replaceResource(manifest, requested, graph, counterpartOf),
    });
  }
  if (requested.application.list && endOf(requested.node) <= brokenFrom(manifest)) {
    fixes.push({ title: "Remove the entry", edits: removeItem(manifest, requested.node) });
  }
  return fixes;
}
