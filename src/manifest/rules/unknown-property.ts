import type { Node } from "jsonc-parser";
import { nearestNames } from "../../catalogue/nearest.js";
import { graphProperties, legacyProperties, sharedProperties } from "../dialect.js";
import { removeItem, renameProperty } from "../patch.js";
import { brokenFrom, type Manifest } from "../manifest.js";
import type { Fix, Problem, Rule } from "../rule.js";
import { endOf, findProperty, properties } from "../tree.js";
import { quoted } from "../words.js";

const ofApplication = new Set([...Object.keys(legacyProperties), ...graphProperties, ...sharedProperties]);
const ofResource = new Set(["resourceAppId", "resourceAccess"]);
const ofPermission = new Set(["id", "type"]);

/** Comments and annotations of other tools, which no service reads. */
const isAnnotation = (name: string) => /^(?:\$|@|_|\/\/|#)|@odata\.|^(?:comment|description)$/i.test(name);

export const unknownProperty: Rule = {
  id: "unknown-property",
  severity: "warning",
  title: "A property is not known",
  why: "A property that Entra does not know is refused when the manifest is saved, and one with a typing error is not there at all: the permission it was meant for is not asked.",
  example: `{
  "displayName": "Calendar sync",
  "requiredResourceAcces": [],
  "requiredResourceAccess": [{ "resourceAppID": "00000003-0000-0000-c000-000000000000", "resourceAccess": [] }]
}`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest",
      read: "2026-08-22",
    },
  ],

  *check(manifest) {
    for (const { node } of manifest.applications) {
      yield* judge(manifest, node, ofApplication, node?.parent !== undefined);
    }
    for (const { node, appId, list } of manifest.resources) {
      if (!appId || !list || node.children?.length !== ofResource.size) {
        yield* judge(manifest, node, ofResource, false);
      }
    }
    for (const { node, id, type } of manifest.permissions) {
      if (!id || !type || node.children?.length !== ofPermission.size) {
        yield* judge(manifest, node, ofPermission, false);
      }
    }
  },
};

/** An application inside of something else may have members of that; only what looks like a slip is reported there. */
function* judge(
  manifest: Manifest,
  object: Node | undefined,
  known: ReadonlySet<string>,
  tolerant: boolean,
): Generator<Problem> {
  for (const { name, key, node } of properties(object)) {
    if (known.has(name) || isAnnotation(name) || endOf(node) >= brokenFrom(manifest)) {
      continue;
    }
    const [nearest] = nearestNames(
      [...known],
      (word) => word,
      name,
      Math.min(3, Math.floor(name.length / 3)),
    );
    const taken = nearest !== undefined && findProperty(object, nearest) !== undefined;
    if (tolerant && nearest === undefined) {
      continue;
    }
    const fixes: Fix[] = [];
    if (nearest !== undefined && !taken) {
      fixes.push({ title: `Rename to ${nearest}`, edits: [renameProperty(key, nearest)] });
    }
    if (known !== ofApplication && (taken || nearest === undefined)) {
      fixes.push({ title: `Remove ${quoted(name)}`, edits: removeItem(manifest, node) });
    }
    yield {
      at: key,
      message:
        nearest === undefined
          ? `${quoted(name)} is not a property of this object. Entra refuses manifests with properties that it does not know.`
          : `${quoted(name)} is not known. It probably means “${nearest}”.`,
      fixes,
    };
  }
}
