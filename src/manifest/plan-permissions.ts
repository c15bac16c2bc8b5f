import type { Node } from "jsonc-parser";
import { groupBy } from "../base/group.js";
import { readGuid } from "../base/guid.js";
import { listed } from "../base/words.js";
import type { Permission, PermissionKind } from "../catalogue/catalogue.js";
import type { Application, Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import { appendBehind, appendItems } from "./patch.js";
import type { WantedPermission } from "./plan.js";
import { addMembers, extendList, type Part, type Step, type Way } from "./plan-steps.js";
import { renderAll, renderLike } from "./render.js";
import { findProperty, stringOf } from "./tree.js";
import { kindWord, nameOf, quoted } from "./words.js";

/** What makes two permissions the same, whether or not the catalogue knows them. */
export function keyOf({ resourceAppId, kind, id }: WantedPermission): string {
  return `${resourceAppId} ${kind} ${id}`.toLowerCase();
}

/** The key of a permission of the catalogue. */
export function keyOfPermission({ resource, kind, id }: Permission): string {
  return keyOf({ resourceAppId: resource.appId, kind, id });
}

/** The key of what an entry means, however it is spelled, or `undefined` where it means nothing yet. */
export function keyOfRequested({
  permission,
  requested,
  guid,
  kind,
}: RequestedPermission): string | undefined {
  const resourceAppId = appIdOf(requested);
  const id = permission?.id ?? guid;
  return resourceAppId !== undefined && id !== undefined && kind !== undefined
    ? keyOf({ resourceAppId, kind, id })
    : undefined;
}

/** "Calendars.Read (application) of Microsoft Graph" */
export function sayPermission(name: string, kind: PermissionKind | undefined, resource: string): string {
  return `${name}${kind ? ` (${kindWord[kind]})` : ""} of ${resource}`;
}

/** The same for an entry of the manifest. */
export function sayRequested({ permission, requested, guid, id, kind }: RequestedPermission): string {
  const text = stringOf(id);
  const name = permission ? nameOf(permission) : (guid ?? (text ? quoted(text) : "An entry without an id"));
  const appId = stringOf(requested.appId);
  const resource = requested.resource?.name ?? (appId ? quoted(appId) : "no resource");
  return sayPermission(name, kind, resource);
}

/** Asks for what is not asked for yet: in the entry of its resource where there is one, in a new one otherwise. */
export function addPermissions(
  manifest: Manifest,
  application: Application,
  wanted: readonly WantedPermission[],
): Part {
  const present = new Set(
    application.resources.flatMap(({ permissions }) => permissions).map(keyOfRequested),
  );
  const missing = new Map<string, WantedPermission>();
  for (const each of wanted) {
    if (!present.has(keyOf(each))) {
      missing.set(keyOf(each), each);
    }
  }
  const groups = groupBy(missing.values(), ({ resourceAppId }) => resourceAppId.toLowerCase());
  const entries = listEntries(application);
  const steps: Step[] = [];
  const left: string[] = [];
  const fresh: WantedPermission[][] = [];

  for (const [appId, group] of groups) {
    const requested = entries.get(appId);
    if (requested) {
      take(group, extendEntry(manifest, requested, group.map(render)));
    } else {
      fresh.push(group);
    }
  }
  if (fresh.length > 0) {
    const added = fresh.map((group) => ({
      resourceAppId: group[0]?.resourceAppId.toLowerCase(),
      resourceAccess: group.map(render),
    }));
    take(fresh.flat(), extendApplication(manifest, application, added));
  }
  return { steps, left };

  function take(permissions: readonly WantedPermission[], way: Way): void {
    const names = permissions.map((each) => sayWanted(each, entries));
    if ("obstacle" in way) {
      left.push(`${listed(names)} ${names.length === 1 ? "is" : "are"} not added, because ${way.obstacle}.`);
    } else {
      steps.push({ says: names.map((name) => `Adds ${name}.`), way });
    }
  }
}

const render = ({ id, kind }: WantedPermission) => ({ id: id.toLowerCase(), type: kind });

function sayWanted(
  { permission, resourceAppId, id, kind }: WantedPermission,
  entries: ReadonlyMap<string, RequestedResource>,
): string {
  const appId = resourceAppId.toLowerCase();
  const resource = permission?.resource ?? entries.get(appId)?.resource;
  const known =
    permission ?? resource?.permissions.find((each) => each.id === id.toLowerCase() && each.kind === kind);
  return sayPermission(known ? nameOf(known) : id, kind, resource?.name ?? appId);
}

/** Of each resource, by its appId, the entry to add to: the first one with a list, or the first one of all. */
function listEntries({ resources }: Application): ReadonlyMap<string, RequestedResource> {
  const entries = new Map<string, RequestedResource>();
  for (const requested of resources) {
    const appId = appIdOf(requested);
    if (appId !== undefined && (!entries.has(appId) || (requested.list && !entries.get(appId)?.list))) {
      entries.set(appId, requested);
    }
  }
  return entries;
}

function appIdOf({ resource, appId }: RequestedResource): string | undefined {
  return resource?.appId ?? readGuid(stringOf(appId) ?? "");
}

function extendEntry(manifest: Manifest, { node }: RequestedResource, added: readonly unknown[]): Way {
  const way = extendList(manifest, node, ["resourceAccess"], added);
  return "member" in way ? { edits: addMembers(manifest, node, [way.member]) } : way;
}

function extendApplication(manifest: Manifest, application: Application, added: readonly unknown[]): Way {
  const { node, list } = application;
  const { root, text } = manifest;
  const behind = (last: Node) => ({
    edits: appendBehind(
      manifest,
      last,
      added.map((entry) => renderLike(text, last, entry)),
    ),
  });

  if (list) {
    const last = list.children?.at(-1);
    return text[list.offset] === "[" || !last
      ? { edits: appendItems(manifest, list, renderAll(text, list, added)) }
      : behind(last); // Entries without the brackets around them.
  }
  const holder = node ?? (findProperty(root, "requiredResourceAccess") ? root : undefined);
  if (holder) {
    return extendList(manifest, holder, ["requiredResourceAccess"], added);
  }
  return root && text[root.offset] === "{"
    ? behind(root)
    : { obstacle: "the text is the inside of an entry, which is for one resource only" };
}
