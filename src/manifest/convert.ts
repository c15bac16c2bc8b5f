import type { Node } from "jsonc-parser";
import { legacyProperties, saysSomething } from "./dialect.js";
import { Draft } from "./draft.js";
import type { Manifest } from "./manifest.js";
import { EditSet, removeItem, renameProperty, replaceWithString, type Edit } from "./patch.js";
import { isPublicClient, platformOf, type Platform } from "./redirects.js";
import { findProperty, items, properties, stringAt, stringOf, valueAt, type Property } from "./tree.js";

/** What a conversion does, and what it leaves out because the other format has no place for it. */
export interface Conversion {
  readonly edits: readonly Edit[];
  /** Names of members that are not in the result, with a value that says something. */
  readonly dropped: readonly string[];
}

/**
 * The edit that spells an application as Microsoft Graph does. None where the text does not parse.
 *
 * Members that keep their place keep every byte. Those that belong into `api`, `web`, `spa` or
 * `publicClient` move there with their text as it stands and the comment behind them.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/azure-active-directory-graph-app-manifest-deprecation
 */
export function convertToGraph(manifest: Manifest, application: Node): Conversion {
  const draft = new Draft(manifest.text, application);
  const replyUrlsPlatform = isPublicClient(draft.object) ? "publicClient" : "web";

  if (typeof draft.find("publicClient")?.value?.value === "boolean") {
    convertMember(draft, "publicClient", "isFallbackPublicClient", replyUrlsPlatform);
  }
  for (const [name, target] of Object.entries(legacyProperties)) {
    for (let count = draft.count(name); count > 0; count--) {
      convertMember(draft, name, target, replyUrlsPlatform);
    }
  }
  for (const [path, names] of Object.entries(innerNames)) {
    renameInside(draft, path.split("."), names);
  }
  return draft.object
    ? { edits: difference(manifest.text, draft.text), dropped: [...draft.dropped] }
    : { edits: [], dropped: [] };
}

function convertMember(draft: Draft, name: string, target: string, replyUrlsPlatform: Platform): void {
  const property = draft.find(name);
  if (!property) {
    return;
  }
  if (name === "replyUrls" || name === "replyUrlsWithType") {
    moveRedirects(draft, property, replyUrlsPlatform);
  } else if (name === "availableToOtherTenants") {
    convertAudience(draft, property);
  } else if (target === "") {
    drop(draft, property, isMissed(draft, property.value));
  } else {
    move(draft, property, target.split("."));
  }
}

function move(draft: Draft, property: Property, path: readonly string[]): void {
  const { name, value } = property;
  const present = draft.find(...path)?.value;
  const [first = ""] = path;

  if (draft.isTaken(...path)) {
    const same = draft.textOf(present) === draft.textOf(value);
    drop(draft, property, !same && (isMissed(draft, value) || value?.value === false));
  } else if (path.length === 1) {
    draft.remove(first);
    const key = draft.find(name)?.key;
    draft.apply(key ? [renameProperty(key, first)] : []);
  } else {
    const comments = draft.commentsOf(property).map((comment) => ` ${draft.blockComment(comment)}`);
    const json = draft.indented(value, path.length - 1) + comments.join("");
    draft.remove(name);
    draft.set(path, json);
  }
}

function drop(draft: Draft, { name }: Property, isLoss: boolean): void {
  draft.remove(name);
  if (isLoss) {
    draft.dropped.add(name);
  }
}

/** What the oldest form said with a boolean. */
function convertAudience(draft: Draft, property: Property): void {
  const { value } = property;
  const present = stringOf(draft.find("signInAudience")?.value);

  if (typeof value?.value !== "boolean" || draft.isTaken("signInAudience")) {
    const agrees = value?.value === (present !== undefined && present !== "AzureADMyOrg");
    drop(draft, property, !agrees && (isMissed(draft, value) || value?.value === false));
    return;
  }
  const audience = value.value ? "AzureADMultipleOrgs" : "AzureADMyOrg";
  draft.apply([replaceWithString(value, audience)]);
  move(draft, { ...property, value }, ["signInAudience"]);
}

function moveRedirects(draft: Draft, property: Property, replyUrlsPlatform: Platform): void {
  const { value } = property;
  const entries = items(value);
  if (entries.length === 0) {
    if (value?.type === "array") {
      move(draft, property, ["web", "redirectUris"]);
    } else {
      drop(draft, property, isMissed(draft, value));
    }
    return;
  }
  const lists = new Map<Platform, Map<string, string>>();
  let isLoss = false;

  for (const entry of entries) {
    const url = entry.type === "object" ? valueAt(entry, "url") : entry;
    const platform = url === entry ? replyUrlsPlatform : platformOf(stringAt(entry, "type"));
    const list = draft.find(platform, "redirectUris")?.value;
    const comments = draft.commentsAt(property, entry).map((comment) => ` ${draft.blockComment(comment)}`);

    if (!draft.isText(url) || (list?.type !== "array" && draft.isTaken(platform, "redirectUris"))) {
      isLoss ||= isMissed(draft, entry);
    } else {
      const uris = lists.get(platform) ?? new Map<string, string>();
      const text = draft.textOf(url);
      uris.set(text, (uris.get(text) ?? text) + comments.join(""));
      lists.set(platform, uris);
    }
  }
  drop(draft, property, isLoss);
  for (const [platform, uris] of lists) {
    draft.append([platform, "redirectUris"], uris);
  }
}

/** Members of entries that changed their names, by where they are now. An empty name: no longer there. */
export const innerNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/** In as few rounds as possible, because a list may be long. */
function renameInside(draft: Draft, path: readonly string[], names: Readonly<Record<string, string>>): void {
  for (;;) {
    const edits = new EditSet();
    const value = draft.find(...path)?.value;
    for (const entry of value?.type === "object" ? [value] : items(value)) {
      for (const { name, key, node, value: inner } of properties(entry)) {
        const today = Object.hasOwn(names, name) ? names[name] : undefined;
        if (today && !findProperty(entry, today)) {
          edits.add([renameProperty(key, today)]);
        } else if (today !== undefined && edits.add(removeItem(draft, node))) {
          // Every scope has the origin "Application".
          if (isMissed(draft, inner) && inner?.value !== "Application") {
            draft.dropped.add(name);
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

/** Whether a value would be missed: a placeholder would, though it was read as `null`. */
function isMissed(draft: Draft, value: Node | undefined): boolean {
  return saysSomething(value) || (value?.type === "null" && !draft.isNull(value));
}

/** The one edit that makes `to` of `from`. It cuts no line end and no character in two. */
function difference(from: string, to: string): Edit[] {
  if (from === to) {
    return [];
  }
  let start = 0;
  while (start < from.length && from[start] === to[start]) {
    start++;
  }
  while (isInside(from, start) || isInside(to, start)) {
    start--;
  }
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) {
    end++;
  }
  while (isInside(from, from.length - end) || isInside(to, to.length - end)) {
    end--;
  }
  return [{ offset: start, length: from.length - end - start, text: to.slice(start, to.length - end) }];
}

function isInside(text: string, offset: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
