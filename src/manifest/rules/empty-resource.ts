import { brokenFrom, isClosed } from "../manifest.js";
import { removeItem } from "../patch.js";
import type { Rule } from "../rule.js";
import { holdsComment } from "../scan.js";
import { endOf, items, stringOf } from "../tree.js";
import { quoted } from "../words.js";

export const emptyResource: Rule = {
  id: "empty-resource",
  severity: "warning",
  title: "A resource is listed without permissions",
  why: "An entry without permissions asks for nothing. It is mostly what is left after its permissions were taken out.",
  example: `{
  "requiredResourceAccess": [
    { "resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [] }
  ]
}`,

  *check(manifest) {
    const { text, comments } = manifest;
    const broken = brokenFrom(manifest);
    for (const { node, appId, resource, list, application } of manifest.resources) {
      if (list && items(list).length === 0 && isClosed(list, text)) {
        const name = stringOf(appId)?.trim();
        yield {
          at: list,
          message: `Nothing is asked of ${resource?.name ?? (name ? quoted(name) : "this resource")} here.`,
          fixes:
            application.list && endOf(node) <= broken && isClosed(node, text)
              ? [
                  {
                    title: "Remove the empty entry",
                    edits: removeItem(manifest, node),
                    safe: !holdsComment(comments, node),
                  },
                ]
              : [],
        };
      }
    }
  },
};
