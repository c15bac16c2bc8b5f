import type { Node } from "jsonc-parser";
import { findGuid, readGuid, resemblesGuid } from "../../base/guid.js";
import { isClosed, type Manifest } from "../manifest.js";
import { replaceWithString } from "../patch.js";
import { publishersOf } from "../publishers.js";
import { hasPlaceholder } from "../placeholders.js";
import type { Problem, Rule } from "../rule.js";
import { stringOf } from "../tree.js";
import { nameOf, ofKind, quoted } from "../words.js";

interface Candidate {
  readonly guid: string;
  readonly name: string;
}

/** Guides lose or double a character or two when they are typeset. */
const mostEdits = 4;

export const malformedGuid: Rule = {
  id: "malformed-guid",
  severity: "error",
  title: "A GUID is not written as a GUID",
  why: "Copying from a PDF or a chat adds braces and spaces, replaces hyphens and loses digits. Entra takes only 8-4-4-4-12 hexadecimal digits.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "{00000003-0000-0000-c000-000000000000}",
      "resourceAccess": [{ "id": "798ee5449d2d430ca058570e29e34338", "type": "Role" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const requested of manifest.resources) {
      if (requested.isGuid) {
        continue;
      }
      yield* judge(manifest, requested.appId, "resource", (text) => {
        const near = catalogue.listNearestResources(text, mostEdits);
        const publishing = publishersOf(requested, near);
        return (publishing.length > 0 ? publishing : near.slice(0, 1)).map(({ appId, name }) => ({
          guid: appId,
          name,
        }));
      });
    }
    for (const { id, isGuid, kind, requested } of manifest.permissions) {
      const { resource } = requested;
      if (isGuid) {
        continue;
      }
      yield* judge(manifest, id, "permission", (text) => {
        const near = resource ? catalogue.listNearestPermissions(resource.appId, text, mostEdits) : [];
        return ofKind(near, kind).map((permission) => ({ guid: permission.id, name: nameOf(permission) }));
      });
    }
  },
};

function* judge(
  manifest: Manifest,
  node: Node | undefined,
  what: string,
  listNearest: (text: string) => readonly Candidate[],
): Generator<Problem> {
  const text = stringOf(node);
  if (!node || text === undefined || !isClosed(node, manifest.text)) {
    return;
  }
  const meant = readGuid(text);
  if (!meant && hasPlaceholder(text)) {
    return;
  }
  const guid = meant ?? findGuid(text);
  if (guid) {
    yield {
      at: node,
      message: `The GUID of this ${what} must be written as ${guid}, exactly so.`,
      fixes: [{ title: `Write ${guid}`, edits: [replaceWithString(node, guid)], safe: meant === guid }],
    };
  } else if (resemblesGuid(text)) {
    const nearest = listNearest(text.replace(/[^0-9a-z-]/gi, ""));
    yield {
      at: node,
      message: `${quoted(text)} is not a GUID: it needs 32 hexadecimal digits as 8-4-4-4-12.`,
      fixes: nearest.map(({ guid: id, name }) => ({
        title: `Write ${id} (${name})`,
        edits: [replaceWithString(node, id)],
      })),
    };
  }
}
