import type { Node } from "jsonc-parser";
import { groupBy } from "../base/group.js";
import type { Permission } from "../catalogue/catalogue.js";
import { askedBy } from "./asked.js";
import type { Application, Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import { appendItems, EditSet, removeItem, removeItems, replaceWithString, type Edit } from "./patch.js";
import { Places, rewrite } from "./places.js";
import { render, renderAll } from "./render.js";
import { items } from "./tree.js";

/**
 * Asks for `to` in the place of a permission, below the resource that `to` belongs to.
 *
 * The entry of that resource is made where there is none, and nothing is asked twice. An entry that
 * is left without permissions becomes the one of the other resource or goes. No edits where the
 * text is too broken for it.
 */
export function replacePermission(manifest: Manifest, from: RequestedPermission, to: Permission): Edit[] {
  const { requested, id, type, permission } = from;
  const others = (askedBy(requested.application).counts.get(to) ?? 0) - (permission === to ? 1 : 0);
  if (id && type && others === 0 && requested.resource === to.resource) {
    // Nearly all are like this, and every finding of a manifest may ask.
    const kind = type.value === to.kind ? [] : [replaceWithString(type, to.kind)];
    return [replaceWithString(id, to.id), ...kind];
  }
  return replacePermissions(manifest, requested.application, new Map([[from, [to]]]));
}

/**
 * The same for several permissions of an application at once, each of which may become several.
 *
 * A new permission stands in the place of an old one where that is asked of the same resource, or of none that is left;
 * otherwise behind what else its resource is asked for.
 */
export function replacePermissions(
  manifest: Manifest,
  application: Application,
  replacements: ReadonlyMap<RequestedPermission, readonly Permission[]>,
): Edit[] {
  const places = new Places(replacements.keys());
  const elsewhere = listAdded(application, replacements).filter(({ from, to }) => !places.take(from, to));
  const edits: Group[] = [];
  const homeless: Permission[][] = [];

  const groups = [...groupBy(elsewhere, ({ to }) => to.resource)].map(([resource, added]) => ({
    resource,
    permissions: added.map(({ to }) => to),
    own: askedBy(application).entries.get(resource.appId),
  }));
  for (const { permissions, own } of groups) {
    if (own) {
      edits.push(extend(manifest, own, places.settle(own, permissions)));
    }
  }
  for (const { resource, permissions, own } of groups) {
    const empty = own ? undefined : places.findEmpty();
    if (empty?.appId) {
      edits.push([replaceWithString(empty.appId, resource.appId)]);
      edits.push(extend(manifest, empty, places.settle(empty, permissions)));
    } else if (!own) {
      homeless.push(permissions);
    }
  }
  edits.push(appendEntries(manifest, application, homeless));
  return together([...edits, places.rewrite(), ...removeRest(manifest, application, places)]);
}

/** Edits that belong together, or `undefined` where the text is too broken for them. */
type Group = readonly Edit[] | undefined;

/** What is to be asked for that is not, each once, with the permission in whose place it comes. */
function listAdded(
  application: Application,
  replacements: ReadonlyMap<RequestedPermission, readonly Permission[]>,
): { readonly from: RequestedPermission; readonly to: Permission }[] {
  const { counts } = askedBy(application);
  const left = new Map<Permission | undefined, number>(); // By how often it will not be asked for any more.
  for (const { permission } of replacements.keys()) {
    left.set(permission, (left.get(permission) ?? 0) + 1);
  }
  const added = new Map<Permission, RequestedPermission>();
  for (const [from, permissions] of replacements) {
    for (const to of permissions) {
      if (!added.has(to) && (counts.get(to) ?? 0) <= (left.get(to) ?? 0)) {
        added.set(to, from);
      }
    }
  }
  return [...added].map(([to, from]) => ({ from, to }));
}

function extend(manifest: Manifest, { list }: RequestedResource, permissions: readonly Permission[]): Group {
  if (permissions.length === 0) {
    return [];
  }
  const json = list ? renderAll(manifest.text, list, permissions.map(accessOf)) : [];
  return list ? orNothing(appendItems(manifest, list, json)) : undefined;
}

function appendEntries(
  manifest: Manifest,
  { list }: Application,
  groups: readonly (readonly Permission[])[],
): Group {
  if (groups.length === 0) {
    return [];
  }
  const entries = groups.map((permissions) => ({
    resourceAppId: permissions[0]?.resource.appId,
    resourceAccess: permissions.map(accessOf),
  }));
  return list && orNothing(appendItems(manifest, list, renderAll(manifest.text, list, entries)));
}

function removeRest(manifest: Manifest, { list }: Application, places: Places): Group[] {
  const rests = places.listRest().filter(({ rest }) => rest.length > 0);
  const whole = rests.filter(({ isAll }) => isAll && list).map(({ requested }) => requested.node);
  const parts = rests.filter(({ isAll }) => !isAll || !list).map(({ rest }) => rest.map(({ node }) => node));
  return [whole, ...parts]
    .filter((nodes) => nodes.length > 0)
    .map((nodes) => orNothing(removeItems(manifest, nodes)));
}

const accessOf = ({ id, kind }: Permission) => ({ id, type: kind });

const orNothing = (edits: readonly Edit[]): Group => (edits.length > 0 ? edits : undefined);

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
    return rewrite(from, to);
  });
  const removed = removeItems(manifest, going);
  return requested.appId && (going.length === 0 || removed.length > 0)
    ? together([[replaceWithString(requested.appId, appId)], ...edits, removed])
    : [];
}

/** All edits, or none where one group is missing or two edits want the same place. */
function together(groups: readonly Group[]): Edit[] {
  const set = new EditSet();
  return groups.every((edits) => edits !== undefined && set.add(edits)) ? [...set.edits] : [];
}
