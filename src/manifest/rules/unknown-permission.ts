import { isNil } from "../../base/guid.js";
import { graph } from "../../catalogue/well-known.js";
import { replaceWithString } from "../patch.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf, ofKind } from "../words.js";

const mostEdits = 2;

export const unknownPermission: Rule = {
  id: "unknown-permission",
  severity: "warning",
  title: "The permission is not known",
  why: "A permission id with a wrong digit asks for something that does not exist. The portal then shows a bare GUID, and consent fails or leaves it out.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "798ee544-9d2d-430c-a058-570e29e34339", "type": "Role" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const { id, isGuid, guid, kind, permission, requested } of manifest.permissions) {
      const { resource } = requested;
      if (!id || !isGuid || !guid || permission || !resource || isNil(guid)) {
        continue;
      }
      const meanings = catalogue.listPermissions(guid);
      if (meanings.some((meaning) => meaning.lastSeen === undefined || meaning.resource === resource)) {
        continue; // `wrong-kind`, `misplaced-permission` and `retired-permission` speak of these.
      }
      const near = ofKind(catalogue.listNearestPermissions(resource.appId, guid, mostEdits), kind);
      const [nearest] = near;
      yield {
        at: id,
        severity: nearest ? "error" : resource.appId === graph ? "warning" : "information",
        message: nearest
          ? `${resource.name} has no permission with this GUID. It differs by a digit or two from ${nameOf(nearest)}.`
          : `${resource.name} published no permission with this GUID when the catalogue was made on ${catalogue.date}.`,
        fixes: near.map((other) => ({
          title: `Write ${other.id} (${nameOf(other)}, ${kindWord[other.kind]})`,
          edits: [replaceWithString(id, other.id)],
        })),
      };
    }
  },
};
