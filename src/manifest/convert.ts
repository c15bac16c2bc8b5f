import type { Node } from "jsonc-parser";
import { legacyProperties } from "./dialect.js";
import { difference } from "./difference.js";
import { Draft } from "./draft.js";
import type { Manifest } from "./manifest.js";
import { innerNames, legacyNamesOf, renameInside } from "./inner-names.js";
import { renameProperty, replaceWithString, type Edit } from "./patch.js";
import { findPlatform, isPublicClient, platformOf, type Platform } from "./redirects.js";
import { items, properties, stringAt, stringOf, valueAt, type Property } from "./tree.js";

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
  const inside = Object.entries(innerNames).map(([path, names]) => {
    const [name = path] = legacyNamesOf(path);
    return { path, names, written: draft.isTaken(...path.split(".")) ? path : name };
  });

  if (typeof draft.find("publicClient")?.value?.value === "boolean") {
    convertMember(draft, "publicClient", "isFallbackPublicClient", replyUrlsPlatform);
  }
  for (const [name, target] of Object.entries(legacyProperties)) {
    for (let count = draft.count(name); count > 0; count--) {
      convertMember(draft, name, target, replyUrlsPlatform);
    }
  }
  for (const { path, names, written } of inside) {
    renameInside(draft, path.split("."), names, written);
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
    drop(draft, property, draft.isMissed(property.value));
  } else {
    move(draft, property, target.split("."));
  }
}

/** Puts a member's value at the end of another path, unless another value stands there. */
export function move(draft: Draft, property: Property, path: readonly string[]): void {
  const { name, value } = property;
  const present = draft.find(...path)?.value;
  const [first = ""] = path;

  if (draft.isTaken(...path)) {
    const same = draft.textOf(present) === draft.textOf(value);
    drop(draft, property, !same && (draft.isMissed(value) || value?.value === false));
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

export function drop(draft: Draft, { name }: Property, isLoss: boolean): void {
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
    drop(draft, property, !agrees && (draft.isMissed(value) || value?.value === false));
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
      drop(draft, property, draft.isMissed(value));
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
      isLoss ||= draft.isMissed(entry);
    } else {
      const uris = lists.get(platform) ?? new Map<string, string>();
      const text = draft.textOf(url);
      uris.set(text, (uris.get(text) ?? text) + comments.join(""));
      lists.set(platform, uris);
      for (const left of leftOf(entry, (value) => draft.isMissed(value))) {
        draft.dropped.add(`${property.name}.${left}`);
      }
    }
  }
  drop(draft, property, isLoss);
  for (const [platform, uris] of lists) {
    draft.append([platform, "redirectUris"], uris);
  }
}

/** Names of members that an entry with a redirect URI has besides, and which of several platforms it did not say. */
export function leftOf(entry: Node, isMissed: (value: Node | undefined) => boolean): string[] {
  return properties(entry)
    .filter(({ name, value }) => {
      const isPlaced = name === "url" || (name === "type" && findPlatform(stringOf(value)) !== undefined);
      return !isPlaced && isMissed(value);
    })
    .map(({ name }) => name);
}
