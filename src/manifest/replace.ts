import type { Node } from "jsonc-parser";
import type { Permission } from "../catalogue/catalogue.js";
import { askedBy } from "./asked.js";
import type { Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import {
  appendItems,
  appendPermission,
  EditSet,
  removeItem,
  removeItems,
  render,
  replaceWithString,
  type Edit,
} from "./patch.js";
import { items } from "./tree.js";

/**
 * Asks for `to` in the place of a permission, below the resource that `to` belongs to.
 *
 * The entry of that resource is made where there is none, and nothing is asked twice. An entry that
 * is left without permissions becomes the one of the other resource or goes. No edits where the
 * text is too broken for it.
 */
export function replacePermission(manifest: Manifest, from: RequestedPermission, to: Permission): Edit[] {
  const { requested, node, id, type } = from;
  const { application, appId } = requested;
  const { counts, entries } = askedBy(application);
  const others = (counts.get(to) ?? 0) - (from.permission === to ? 1 : 0);
  const alone = items(requested.list).length === 1;
  const target = entries.get(to.resource.appId);

  if (others > 0) {
    return removeItem(manifest, alone && application.list ? requested.node : node);
  }
  if (requested.resource === to.resource || (alone && !target && appId)) {
    return [
      ...(appId && requested.resource !== to.resource ? [replaceWithString(appId, to.resource.appId)] : []),
      ...(id ? [replaceWithString(id, to.id)] : []),
      ...(type && type.value !== to.kind ? [replaceWithString(type, to.kind)] : []),
    ];
  }
  const added = appendPermission(manifest, application, to.resource.appId, { id: to.id, type: to.kind });
  const removed = removeItem(manifest, alone && application.list ? requested.node : node);
  return added.length > 0 && removed.length > 0 ? [...removed, ...added] : [];
}

/**
 * Asks for permissions of one other resource in the place of everything an entry asks for.
 *
 * `counterpartOf` gives the permission to ask for instead; an entry without one is removed.
 */
export function replaceResource(
  manifest: Manifest,
  requested: RequestedResource,
  appId: string,
  counterpartOf: (from: RequestedPermission) => Permission | undefined,
): Edit[] {
  const { application, node, permissions, list } = requested;
  if (items(list).length !== permissions.length) {
    return []; // Something stands in the list that is no permission, and would be lost.
  }
  const target = askedBy(application).entries.get(appId);
  const seen = new Set(target?.permissions.map(({ permission }) => permission));

  if (target?.list) {
    const added: string[] = [];
    for (const from of permissions) {
      const to = counterpartOf(from);
      if (to && !seen.has(to)) {
        seen.add(to);
        added.push(render(manifest.text, target.list, { id: to.id, type: to.kind }));
      }
    }
    const edits = appendItems(manifest, target.list, added);
    return added.length > 0 && edits.length === 0 ? [] : together([edits, removeItem(manifest, node)]);
  }

  const going: Node[] = [];
  const edits = permissions.map((from) => {
    const to = counterpartOf(from);
    if (!to || seen.has(to) || !from.id) {
      going.push(from.node);
      return [];
    }
    seen.add(to);
    return replacePermission(manifest, { ...from, requested: { ...requested, resource: to.resource } }, to);
  });
  const removed = removeItems(manifest, going);
  return requested.appId && (going.length === 0 || removed.length > 0)
    ? together([[replaceWithString(requested.appId, appId)], ...edits, removed])
    : [];
}

/** All edits, or none where two of them want the same place. */
function together(groups: readonly (readonly Edit[])[]): Edit[] {
  const set = new EditSet();
  return groups.every((edits) => set.add(edits)) ? [...set.edits] : [];
}
