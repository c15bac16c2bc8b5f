import { removeItem, replaceWithString } from "../patch.js";
import type { Rule } from "../rule.js";
import { kindWord, nameOf, ofKind } from "../words.js";

export const retiredPermission: Rule = {
  id: "retired-permission",
  severity: "warning",
  title: "The permission is no longer published",
  why: "Microsoft withdraws permissions and gives others a new GUID. The old one cannot be granted any more.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "1a997f7e-17c6-44c3-adc4-996e0712c777", "type": "Role" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const { node, id, guid, kind, permission, requested } of manifest.permissions) {
      const { resource } = requested;
      if (!id || !guid || permission || !resource) {
        continue;
      }
      const meanings = catalogue.listPermissions(guid);
      const [old] = ofKind(
        meanings.filter((meaning) => meaning.resource === resource),
        kind,
      );
      if (!old?.lastSeen || meanings.some(({ lastSeen }) => lastSeen === undefined)) {
        continue; // `wrong-kind` and `misplaced-permission` speak of what is still published.
      }
      const today =
        old.value === ""
          ? undefined
          : catalogue.findPermissionByName(resource.appId, kind ?? old.kind, old.value);
      yield {
        at: id,
        message: today
          ? `This is an old GUID of ${nameOf(old)}. Its GUID is ${today.id} now.`
          : `${nameOf(old)} (${kindWord[old.kind]}) was last published by ${resource.name} on ${old.lastSeen}. It cannot be granted any more.`,
        fixes: today
          ? [
              {
                title: `Write ${today.id} (${nameOf(today)})`,
                edits: [replaceWithString(id, today.id)],
                safe: kind === old.kind,
              },
            ]
          : [{ title: `Remove ${nameOf(old)}`, edits: removeItem(manifest, node) }],
      };
    }
  },
};
