import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { findMeanings } from "../catalogue/explain.js";
import { locate, type Place } from "./locate.js";
import type { Manifest, RequestedPermission } from "./manifest.js";
import {
  describeKind,
  describeMeanings,
  describePermission,
  describeResource,
  escapeMarkdown,
} from "./markdown.js";
import { stringOf } from "./tree.js";
import { kindWord } from "./words.js";

export interface Explained {
  readonly place: Place;
  readonly markdown: string;
}

/** What stands at `offset` of a manifest, explained as Markdown. */
export function explainAt(
  manifest: Manifest,
  offset: number,
  catalogue: Catalogue,
  asOf: Day,
): Explained | undefined {
  const place = locate(manifest, offset);
  const markdown = place && explainPlace(place, catalogue, asOf);
  return place && markdown !== undefined ? { place, markdown } : undefined;
}

export function explainPlace(place: Place, catalogue: Catalogue, asOf: Day): string | undefined {
  switch (place.what) {
    case "resource": {
      const { resource } = place.requested;
      return resource && describeResource(resource, catalogue, asOf);
    }
    case "permission":
      return explainAsked(place.asked, catalogue, asOf);
    case "type":
      return place.asked.kind && describeKind(place.asked.kind);
  }
}

/** Every meaning of a GUID that stands anywhere. */
export function explainGuid(guid: string, catalogue: Catalogue, asOf: Day): string | undefined {
  return describeMeanings(findMeanings(guid, catalogue), catalogue, asOf);
}

function explainAsked(asked: RequestedPermission, catalogue: Catalogue, asOf: Day): string | undefined {
  const { permission, requested, kind } = asked;
  if (permission) {
    return describePermission(permission, catalogue, asOf);
  }
  const { permissions } = findMeanings(stringOf(asked.id) ?? "", catalogue);
  const here = permissions.filter(({ resource }) => resource === requested.resource);
  const meanings = here.length > 0 ? here : permissions;
  const markdown = describeMeanings({ permissions: meanings, resource: undefined }, catalogue, asOf);

  if (markdown === undefined || !kind || !requested.resource) {
    return markdown;
  }
  const isFormer = here.some(({ lastSeen }) => lastSeen !== undefined);
  const has = isFormer ? `no longer has the ${kindWord[kind]}` : `has no ${kindWord[kind]}`;
  const asWritten = `${requested.resource.name} ${has} permission of this id. It stands for:`;
  return `${escapeMarkdown(asWritten)}\n\n${markdown}`;
}
