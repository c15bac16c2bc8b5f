import { readGuid } from "../base/guid.js";
import type { Catalogue, Permission, Resource } from "../catalogue/catalogue.js";
import { findMeanings, suggestNames } from "../catalogue/explain.js";
import { graph } from "../catalogue/well-known.js";

export interface SearchResult {
  readonly permissions: readonly Permission[];
  readonly resources: readonly Resource[];
}

/** What a person may mean who typed `text`: a GUID or the beginning of one, a name, a part of a name, or nearly one. */
export function search(text: string, catalogue: Catalogue, most = 100): SearchResult {
  const wanted = text.trim().toLowerCase();
  if (readGuid(text)) {
    const { permissions, resource } = findMeanings(text, catalogue);
    return { permissions, resources: resource ? [resource] : [] };
  }
  const all = catalogue.resources.flatMap(({ permissions }) => permissions);
  const permissions = all
    .filter(
      ({ value, id }) => value !== "" && (value.toLowerCase().includes(wanted) || id.startsWith(wanted)),
    )
    .sort(
      (a, b) => rank(a, wanted) - rank(b, wanted) || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
    );
  const resources = wanted
    ? catalogue.resources.filter(
        ({ name, appId }) => name.toLowerCase().includes(wanted) || appId.startsWith(wanted),
      )
    : [];

  const near =
    permissions.length < fewResults
      ? suggestNames(text, catalogue).flatMap((name) => catalogue.listPermissionsByName(name))
      : [];
  return {
    permissions: [...new Set([...permissions, ...near])].slice(0, most),
    resources: resources.slice(0, most),
  };
}

/** So few that what was typed may be a slip. */
const fewResults = 10;

/** Names that begin with what was typed come first, and what calendars need before the rest. */
function rank({ value, resource }: Permission, wanted: string): number {
  const begins = value.toLowerCase().startsWith(wanted) ? 0 : 4;
  const calendar = /^(?:Calendars|full_access_as_app|EWS|MailboxSettings)\b/.test(value) ? 0 : 2;
  return begins + calendar + (resource.appId === graph ? 0 : 1);
}
