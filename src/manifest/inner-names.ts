import type { Node } from "jsonc-parser";
import { legacyProperties } from "./dialect.js";
import type { Draft } from "./draft.js";
import { EditSet, removeItem, renameProperty } from "./patch.js";
import { findProperty, items, properties } from "./tree.js";

export type Names = Readonly<Record<string, string>>;

/**
 * Members of entries that have another name in the old form than today, by where Microsoft Graph keeps the entries.
 * An empty name: no longer there.
 */
export const innerNames: Readonly<Record<string, Names>> = {
  "api.preAuthorizedApplications": { permissionIds: "delegatedPermissionIds" },
  "api.oauth2PermissionScopes": { lang: "", origin: "" },
  appRoles: { lang: "" },
  passwordCredentials: { endDate: "endDateTime", startDate: "startDateTime", value: "secretText" },
  keyCredentials: { endDate: "endDateTime", startDate: "startDateTime", value: "key" },
  info: {
    marketing: "marketingUrl",
    privacy: "privacyStatementUrl",
    support: "supportUrl",
    termsOfService: "termsOfServiceUrl",
  },
};

/** Where Azure AD Graph kept what Microsoft Graph keeps at the end of this path, the latest name first. */
export function legacyNamesOf(path: string): string[] {
  return Object.keys(legacyProperties).filter((name) => legacyProperties[name] === path);
}

/** The same names the other way round, by where Azure AD Graph kept the entries. */
export const legacyInnerNames: readonly {
  readonly name: string;
  readonly path: string;
  readonly names: Names;
}[] = Object.entries(innerNames).map(([path, names]) => ({
  name: legacyNamesOf(path)[0] ?? path,
  path,
  names: Object.fromEntries(
    Object.entries(names).flatMap(([name, today]) => (today === "" ? [] : [[today, name]])),
  ),
}));

/**
 * Renames members of an object, or of all objects in a list. In as few rounds as possible, because it may be long.
 * What has no place is called `written.name`.
 */
export function renameInside(draft: Draft, path: readonly string[], names: Names, written: string): void {
  for (;;) {
    const edits = new EditSet();
    const value = draft.find(...path)?.value;
    for (const entry of value?.type === "object" ? [value] : items(value)) {
      for (const { name, key, node, value: inner } of properties(entry)) {
        const other = Object.hasOwn(names, name) ? names[name] : undefined;
        if (other && !findProperty(entry, other)) {
          edits.add([renameProperty(key, other)]);
        } else if (other !== undefined && edits.add(removeItem(draft, node))) {
          if (draft.isMissed(inner) && !isDefault(name, inner)) {
            draft.dropped.add(`${written}.${name}`);
          }
        }
      }
    }
    if (edits.edits.length === 0) {
      return;
    }
    draft.apply(edits.edits);
  }
}

/** Every scope has the origin "Application". */
export function isDefault(name: string, value: Node | undefined): boolean {
  return name === "origin" && value?.value === "Application";
}
