import { isNil } from "../../base/guid.js";
import type { Catalogue, Resource } from "../../catalogue/catalogue.js";
import type { RequestedResource } from "../manifest.js";
import { replaceWithString } from "../patch.js";
import { byLikelihood, publishersOf } from "../publishers.js";
import type { Rule } from "../rule.js";
import { stringOf } from "../tree.js";

const mostEdits = 2;

/** GUIDs that Microsoft counted by hand have many neighbours. */
const mostOffers = 3;

const alternatives = (resources: readonly Resource[]) =>
  resources
    .slice(0, mostOffers)
    .map(({ name }) => name)
    .join(" or ");

export const unknownResource: Rule = {
  id: "unknown-resource",
  severity: "warning",
  title: "The resource is not known",
  why: "A resourceAppId with a wrong digit names an API that does not exist, and none of its permissions can be granted. One that resembles nothing may be an API of your own or of another vendor, which the catalogue cannot know.",
  example: `{
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000001",
      "resourceAccess": [{ "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" }]
    }
  ]
}`,

  *check(manifest, { catalogue }) {
    for (const requested of manifest.resources) {
      const { appId, resource } = requested;
      const id = stringOf(appId);
      if (!appId || !id || resource || !requested.isGuid || isNil(id)) {
        continue;
      }
      const meant = listMeant(requested, id, catalogue);
      yield {
        at: appId,
        severity: meant.length > 0 ? "warning" : "information",
        message: meant[0]
          ? `No resource has this GUID. It is probably meant to be ${alternatives(meant)}.`
          : `This resource is not in the catalogue of ${catalogue.date}. If it is an API of your own or of another vendor, there is nothing to do.`,
        fixes: meant.slice(0, mostOffers).map(({ appId: guid, name }) => ({
          title: `Write ${guid} (${name})`,
          edits: [replaceWithString(appId, guid)],
        })),
      };
    }
  },
};

/** Resources that publish the permissions of the entry, preferably with a similar GUID, or else those with the nearest one. */
function listMeant(requested: RequestedResource, id: string, catalogue: Catalogue): readonly Resource[] {
  const listNear = (edits: number) =>
    catalogue.listNearestResources(id, edits).filter(({ removed }) => removed === undefined);
  const near = listNear(mostEdits);
  const publishing = publishersOf(requested, near.length > 0 ? near : catalogue.resources);
  if (publishing.length > 0) {
    return publishing;
  }
  const nearest = listNear(1);
  return (nearest.length > 0 ? nearest : near).toSorted(byLikelihood);
}
