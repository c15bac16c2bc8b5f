import type { Day } from "../base/days.js";
import { lineEndOf, lineStart, type Span } from "../base/text.js";
import { listAliases } from "../catalogue/aliases.js";
import type { Catalogue, Permission, PermissionKind, Resource } from "../catalogue/catalogue.js";
import { exchangeOnline, graph } from "../catalogue/well-known.js";
import { readGuid } from "../base/guid.js";
import { findCursor, type Cursor } from "./cursor.js";
import { endOfPermission, endOfResource } from "./lifetime.js";
import { readKind } from "./read.js";
import type { Edit } from "./patch.js";
import { kindWord } from "./words.js";

/** What may be written at a place, by the name that people know. */
export interface Choice {
  readonly label: string;
  readonly description: string;
  /** What is written, with the quotes that are missing. */
  readonly text: string;
  /** What typed letters are held against: the name and the GUID. */
  readonly filter: string;
  readonly order: string;
  /** Changes that go with it elsewhere in the text. */
  readonly edits: readonly Edit[];
  readonly about: Permission | Resource | PermissionKind;
  readonly retired: boolean;
}

export interface Choices {
  readonly replace: Span;
  readonly choices: readonly Choice[];
}

/** What may be written at `offset`, or `undefined` where it is nothing that this knows of. */
export function listChoices(
  text: string,
  offset: number,
  catalogue: Catalogue,
  asOf: Day,
): Choices | undefined {
  const cursor = findCursor(text, offset);
  if (!cursor) {
    return undefined;
  }
  const resource = findResource(cursor.resourceAppId ?? "", catalogue);
  switch (cursor.property) {
    case "resourceAppId":
      return { replace: cursor.replace, choices: resourceChoices(cursor, catalogue, asOf) };
    case "id":
      return {
        replace: cursor.replace,
        choices: resource ? permissionChoices(text, cursor, resource, asOf) : [],
      };
    case "type":
      return { replace: cursor.replace, choices: typeChoices(cursor, resource, catalogue) };
  }
}

function resourceChoices(cursor: Cursor, { resources }: Catalogue, asOf: Day): Choice[] {
  return resources.map((resource) => {
    const { name, appId } = resource;
    const retired = (endOfResource(resource) ?? asOf) < asOf;
    return {
      label: name,
      description: appId,
      text: written(cursor, appId),
      // By the name that people use, so that "exch" finds Exchange Online first.
      filter: [...listAliases(appId), name, appId].join(" "),
      order: `${retired ? "2" : usualResources.has(appId) ? "0" : "1"} ${name}`,
      edits: [],
      about: resource,
      retired,
    };
  });
}

const usualResources = new Set([graph, exchangeOnline]);

const usualPermissions =
  /^(?:Calendars|full_access_as_app|EWS|MailboxSettings|Place|offline_access|User\.Read)\b/;

function permissionChoices(text: string, cursor: Cursor, { permissions }: Resource, asOf: Day): Choice[] {
  const wanted = readKind(cursor.type?.text);
  return permissions
    .filter(({ kind, value, enabled }) => value !== "" && enabled && (!wanted || kind === wanted))
    .map((permission) => {
      const { id, value, kind } = permission;
      const retired = (endOfPermission(permission) ?? asOf) < asOf;
      const { inserted, edits } = withType(text, cursor, id, kind);
      return {
        label: value,
        description: kindWord[kind],
        text: inserted,
        filter: `${value} ${id}`,
        order: `${retired ? "2" : usualPermissions.test(value) ? "0" : "1"} ${value} ${kind}`,
        edits,
        about: permission,
        retired,
      };
    });
}

/** The id, and the type where there is none yet or one that says nothing. */
function withType(
  text: string,
  cursor: Cursor,
  id: string,
  kind: PermissionKind,
): { inserted: string; edits: Edit[] } {
  const { type, quotes, replace, key } = cursor;
  const inserted = written(cursor, id);
  if (readKind(type?.text)) {
    return { inserted, edits: [] };
  }
  if (type) {
    const isWhole = text[type.offset + type.length - 1] === '"' && type.length > 1;
    return {
      inserted,
      edits: isWhole ? [{ offset: type.offset, length: type.length, text: JSON.stringify(kind) }] : [],
    };
  }
  if (quotes === "first") {
    return { inserted, edits: [] };
  }
  const start = lineStart(text, key.offset);
  const indent = text.slice(start, key.offset);
  const gap = indent.trim() === "" && start > 0 ? lineEndOf(text) + indent : " ";
  const member = `,${gap}"type": "${kind}"`;
  return quotes === "none"
    ? { inserted: inserted + member, edits: [] }
    : { inserted, edits: [{ offset: replace.offset + replace.length + 1, length: 0, text: member }] };
}

function typeChoices(cursor: Cursor, resource: Resource | undefined, catalogue: Catalogue): Choice[] {
  const id = cursor.id?.text ?? "";
  return (["Role", "Scope"] as const).map((kind) => {
    const guid = readGuid(id);
    const permission = !resource
      ? undefined
      : guid
        ? catalogue.findPermission(resource.appId, kind, guid)
        : catalogue.findPermissionByName(resource.appId, kind, id);
    return {
      label: kind,
      description: permission?.value ? `${kindWord[kind]} · ${permission.value}` : kindWord[kind],
      text: written(cursor, kind),
      filter: `${kind} ${kindWord[kind]}`,
      order: `${permission ? "0" : "1"} ${kind}`,
      edits: [],
      about: kind,
      retired: false,
    };
  });
}

function written({ quotes }: Cursor, value: string): string {
  return quotes === "both" ? value : quotes === "first" ? `${value}"` : `"${value}"`;
}

function findResource(text: string, catalogue: Catalogue): Resource | undefined {
  const guid = readGuid(text);
  return guid ? catalogue.findResource(guid) : catalogue.findResourceByName(text);
}
