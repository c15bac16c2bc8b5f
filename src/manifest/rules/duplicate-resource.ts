import { readGuid } from "../../base/guid.js";
import { brokenFrom, isClosed, type Manifest, type RequestedResource } from "../manifest.js";
import { appendItems, removeItem } from "../patch.js";
import type { Fix, Rule } from "../rule.js";
import { holdsComment } from "../scan.js";
import { endOf, items, stringOf } from "../tree.js";
import { quoted } from "../words.js";

export const duplicateResource: Rule = {
  id: "duplicate-resource",
  severity: "warning",
  title: "A resource is listed twice",
  why: "Each resource has one entry with all its permissions. The portal merges or drops the second one when it saves, and a reader overlooks it.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" }]
    },
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "type": "Scope" }]
    }
  ]
}`,

  *check(manifest) {
    for (const { resources } of manifest.applications) {
      const seen = new Map<string, First>();
      for (const requested of resources) {
        const appId = keyOf(requested);
        const first = appId === undefined ? undefined : seen.get(appId);
        if (appId === undefined || !requested.appId) {
          continue; // `incomplete-permission` speaks of these.
        }
        if (!first) {
          seen.set(appId, { requested, present: undefined });
          continue;
        }
        yield {
          at: requested.appId,
          message: `${requested.resource?.name ?? quoted(appId)} already has an entry above. Its permissions belong there.`,
          get fixes() {
            return merge(manifest, first, requested);
          },
        };
      }
    }
  },
};

function keyOf({ resource, appId }: RequestedResource): string | undefined {
  const text = stringOf(appId)?.trim();
  return resource?.appId ?? (text ? (readGuid(text) ?? text.toLowerCase()) : undefined);
}

/** The entry that others are merged into. */
interface First {
  readonly requested: RequestedResource;
  /** The keys of its permissions, once they have been needed. */
  present: ReadonlySet<string> | undefined;
}

function merge(manifest: Manifest, first: First, second: RequestedResource): Fix[] {
  const { list, permissions } = first.requested;
  const isWhole = endOf(second.node) <= brokenFrom(manifest) && isClosed(second.node, manifest.text);
  if (!list || !second.list || !isWhole) {
    return [];
  }
  const present = (first.present ??= new Set(permissions.map(entryKey)));
  const moved = second.permissions.filter((permission) => !present.has(entryKey(permission)));
  const texts = moved.map(({ node }) => manifest.text.slice(node.offset, endOf(node)));
  const added = appendItems(manifest, list, texts);
  const removed = removeItem(manifest, second.node);

  // Entries that are no objects, and comments, would be lost with the second entry.
  const nothingLost =
    items(second.list).length === second.permissions.length && !holdsComment(manifest.comments, second.node);
  return removed.length > 0 && (moved.length === 0 || added.length > 0)
    ? [{ title: "Merge into the entry above", edits: [...added, ...removed], safe: nothingLost }]
    : [];
}

const entryKey = ({ guid, id, kind, type }: RequestedResource["permissions"][number]) =>
  `${guid ?? String(id?.value)} ${kind ?? String(type?.value)}`;
