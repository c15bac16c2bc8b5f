import type { Day } from "../base/days.js";
import { lineEnd, type Span } from "../base/text.js";
import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { findMeanings } from "../catalogue/explain.js";
import { readGuid } from "../base/guid.js";
import { endOfPermission, endOfResource } from "./lifetime.js";
import { listPlaces, type Place } from "./locate.js";
import type { Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import { endOf, stringOf } from "./tree.js";
import { kindWord } from "./words.js";

/** The name behind a GUID, to be shown beside it. */
export interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly about: Place;
}

/** A hint for every GUID of a part of the text. It stands at the end of the line, unless that holds several GUIDs. */
export function listHints(manifest: Manifest, catalogue: Catalogue, asOf: Day, within: Span): Hint[] {
  const found: Hint[] = [];
  for (const about of listPlaces(manifest)) {
    const { node } = about;
    if (node.offset >= within.offset && node.offset <= within.offset + within.length) {
      const label = labelOf(about, catalogue, asOf);
      if (label !== undefined) {
        found.push({ offset: endOf(node), label, about });
      }
    }
  }
  return found
    .sort((a, b) => a.offset - b.offset)
    .map((hint, index) => ({ ...hint, offset: placeFor(manifest, hint, found[index + 1]) }));
}

function labelOf(about: Place, catalogue: Catalogue, asOf: Day): string | undefined {
  switch (about.what) {
    case "resource":
      return resourceLabel(about.requested, asOf);
    case "permission":
      return permissionLabel(about.asked, catalogue, asOf);
    case "type":
      return undefined;
  }
}

function resourceLabel({ appId, resource }: RequestedResource, asOf: Day): string | undefined {
  const text = stringOf(appId);
  if (text === undefined || readGuid(text) === undefined) {
    return undefined; // A name speaks for itself.
  }
  return resource ? joined(resource.name, until(endOfResource(resource), asOf)) : "unknown resource";
}

/** VS Code cuts long hints at their end, so the date stands early and is short. */
function until(end: Day | undefined, asOf: Day): string | undefined {
  return end === undefined ? undefined : end <= asOf ? "retired" : `until ${end}`;
}

function permissionLabel(asked: RequestedPermission, catalogue: Catalogue, asOf: Day): string | undefined {
  const { guid, permission, kind, requested } = asked;
  if (guid === undefined) {
    return undefined;
  }
  if (permission) {
    return joined(named(permission), until(endOfPermission(permission), asOf), kindWord[permission.kind]);
  }
  const { permissions } = findMeanings(guid, catalogue);
  const here = permissions.filter(({ resource }) => resource === requested.resource);
  const meant = here.find((meaning) => meaning.kind === kind) ?? here[0];
  if (meant) {
    const kinds = [...new Set(here.map((meaning) => kindWord[meaning.kind]))].join(" or ");
    return joined(
      named(meant),
      until(endOfPermission(meant), asOf),
      kind && meant.kind !== kind ? `${kinds}, not ${kindWord[kind]}` : kinds,
    );
  }
  const elsewhere = permissions[0];
  return elsewhere && requested.appId
    ? joined(named(elsewhere), `of ${elsewhere.resource.name}`)
    : requested.resource
      ? "unknown permission"
      : undefined;
}

const named = ({ value }: Permission) => value || "no published name";

const joined = (...words: readonly (string | undefined)[]) => words.filter(Boolean).join(" · ");

function placeFor({ text, comments }: Manifest, { offset }: Hint, next: Hint | undefined): number {
  const end = lineEnd(text, offset);
  if (next && next.offset <= end) {
    return offset;
  }
  const comment = comments.find((span) => span.offset >= offset && span.offset < end);
  return offset + text.slice(offset, comment?.offset ?? end).trimEnd().length;
}
