import type { Node } from "jsonc-parser";
import { isGuid, readGuid } from "../base/guid.js";
import type { Catalogue, PermissionKind, Resource } from "../catalogue/catalogue.js";
import { nearestNames } from "../catalogue/nearest.js";
import { dialectOf } from "./dialect.js";
import type { Application, RequestedPermission, RequestedResource } from "./manifest.js";
import { findProperty, items, properties, stringOf, valueOf, visit, type Property } from "./tree.js";

/** The applications in a parsed text. */
export function readApplications(root: Node, bare: boolean, catalogue: Catalogue): Application[] {
  const found: Application[] = [];

  visit(root, (node) => {
    if (node.type === "object") {
      const requested = findProperty(node, "requiredResourceAccess") ?? findSlip(node);
      if (requested && !isSchema(node, requested.value)) {
        found.push(readApplication(bare && node === root ? undefined : node, requested.value, catalogue));
      }
    }
    // What is asked for is a list of many small objects, none of which is an application.
    return node.type !== "property" || node.children?.[0]?.value !== "requiredResourceAccess";
  });
  if (found.length > 0) {
    return found;
  }
  const fragments = root.type === "array" ? items(root) : [root];
  return fragments.some(isFragment) ? [readApplication(undefined, root, catalogue)] : [];
}

/** The list of what is asked for under a name with a slip in it, of which `unknown-property` speaks. */
function findSlip(node: Node): Property | undefined {
  const members = node.children?.filter(({ children }) => looksAlike(children?.[0]?.value)) ?? [];
  const found = properties({ ...node, children: members }).find(({ value }) => items(value).some(isFragment));
  return found && nearestNames([found.name], (name) => name, "requiredResourceAccess", 3).length > 0
    ? found
    : undefined;
}

const looksAlike = (name: unknown) => typeof name === "string" && /^requ.{13,20}$/i.test(name);

/** A JSON schema of manifests has the property, too, and asks for nothing. */
function isSchema(node: Node, value: Node | undefined): boolean {
  if (value?.type === "array" || (value && isFragment(value))) {
    return false;
  }
  const isAmongProperties = node.parent?.children?.[0]?.value === "properties";
  return isAmongProperties || properties(value).some(({ name }) => schemaWord.test(name));
}

const schemaWord = /^(?:type|items|\$ref|anyOf|oneOf|allOf|enum|const|default|title|description)$/;

/** Whether this is an entry of `requiredResourceAccess`, with or without one around it. */
export function isFragment(node: Node): boolean {
  return (
    findProperty(node, "resourceAppId") !== undefined || findProperty(node, "resourceAccess") !== undefined
  );
}

/** An application whose list of what it asks for is `list`. */
export function readApplication(
  node: Node | undefined,
  list: Node | undefined,
  catalogue: Catalogue,
): Application {
  const resources: RequestedResource[] = [];
  const application: Application = {
    node,
    dialect: dialectOf(node),
    list: list?.type === "array" ? list : undefined,
    resources,
  };
  const entries = list?.type === "object" ? [list] : items(list);
  for (const entry of entries) {
    if (entry.type === "object") {
      resources.push(readResource(entry, application, catalogue));
    }
  }
  return application;
}

function readResource(node: Node, application: Application, catalogue: Catalogue): RequestedResource {
  const appId = valueOf(node, "resourceAppId");
  const list = valueOf(node, "resourceAccess");
  const permissions: RequestedPermission[] = [];
  const requested: RequestedResource = {
    node,
    application,
    appId,
    isGuid: isGuid(stringOf(appId) ?? ""),
    resource: findResource(stringOf(appId), catalogue),
    list: list?.type === "array" ? list : undefined,
    permissions,
  };
  for (const entry of items(list)) {
    if (entry.type === "object") {
      permissions.push(readPermission(entry, requested, catalogue));
    }
  }
  return requested;
}

function findResource(text: string | undefined, catalogue: Catalogue): Resource | undefined {
  const guid = text === undefined ? undefined : readGuid(text);
  return guid ? catalogue.findResource(guid) : text ? catalogue.findResourceByName(text) : undefined;
}

function readPermission(node: Node, requested: RequestedResource, catalogue: Catalogue): RequestedPermission {
  const id = valueOf(node, "id");
  const type = valueOf(node, "type");
  const text = stringOf(id) ?? "";
  const kind = readKind(stringOf(type));
  const appId = requested.resource?.appId;

  // Nearly all are what they should be, and then nothing else has to be tried.
  const exact = appId && kind ? catalogue.findPermission(appId, kind, text) : undefined;
  if (exact) {
    return { node, requested, id, isGuid: true, guid: exact.id, type, kind, permission: exact };
  }
  const guid = readGuid(text);
  const permission =
    appId === undefined || kind === undefined || text === ""
      ? undefined
      : guid
        ? catalogue.findPermission(appId, kind, guid)
        : catalogue.findPermissionByName(appId, kind, text);

  return { node, requested, id, isGuid: isGuid(text), guid, type, kind, permission };
}

/** What people write for a type, and the portal shows, next to the two words that count. */
const kinds: ReadonlyMap<string, PermissionKind> = new Map([
  ["Scope", "Scope"],
  ["Role", "Role"],
  ["scope", "Scope"],
  ["delegated", "Scope"],
  ["role", "Role"],
  ["application", "Role"],
]);

/** The kind of permission that a type means, however it is spelled. */
export function readKind(text: string | undefined): PermissionKind | undefined {
  return text === undefined ? undefined : (kinds.get(text) ?? kinds.get(text.trim().toLowerCase()));
}
