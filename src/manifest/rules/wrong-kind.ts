import { replaceWithString } from "../patch.js";
import type { Fix, Rule } from "../rule.js";
import { kindWord, nameOf, otherKind } from "../words.js";

export const wrongKind: Rule = {
  id: "wrong-kind",
  severity: "error",
  title: "The GUID belongs to the other kind of permission",
  why: "A delegated and an application permission of the same name have different GUIDs. With the GUID of one and the type of the other, the manifest asks for something that does not exist.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [{ "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Role" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const { id, type, guid, kind, permission, requested } of manifest.permissions) {
      const appId = requested.resource?.appId;
      if (!id || !type || !guid || !kind || !appId || permission) {
        continue;
      }
      const actual = catalogue.findPermission(appId, otherKind[kind], guid);
      if (!actual) {
        continue;
      }
      const counterpart =
        actual.value === "" ? undefined : catalogue.findPermissionByName(appId, kind, actual.value);
      const fixes: Fix[] = [];
      if (counterpart) {
        fixes.push({
          title: `Write ${counterpart.id} (${nameOf(counterpart)}, ${kindWord[kind]})`,
          edits: [replaceWithString(id, counterpart.id)],
        });
      }
      fixes.push({
        title: `Change the type to ${actual.kind} (${kindWord[actual.kind]})`,
        edits: [replaceWithString(type, actual.kind)],
      });
      yield {
        at: id,
        message: `This is the GUID of the ${kindWord[actual.kind]} ${nameOf(actual)}; the type says ${kindWord[kind]}. ${
          counterpart
            ? `The ${kindWord[kind]} permission is ${counterpart.id}.`
            : `There is no ${kindWord[kind]} permission of that name.`
        }`,
        fixes,
      };
    }
  },
};
