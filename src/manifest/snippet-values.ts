import { isGuid, isNil, readGuid, resemblesGuid } from "../base/guid.js";
import type { Catalogue, Permission, PermissionKind } from "../catalogue/catalogue.js";
import { hasPlaceholder } from "./placeholders.js";
import { readKind } from "./read.js";
import { quoted } from "./words.js";

/** Why a text is not understood. */
export interface Refusal {
  readonly problem: string;
  /** Whether no other way to read it would help. */
  readonly final: boolean;
}

/** A permission as a text names it, its resource absent where the text leaves it out. */
export interface Asked {
  readonly resourceAppId: string | undefined;
  readonly id: string;
  readonly kind: PermissionKind;
}

/** What was read, and what is to be said about it. */
export interface Reading {
  readonly asked: readonly Asked[];
  /** Whole sentences. */
  readonly mended: readonly string[];
  /** The names of members that are not merged. */
  readonly ignored: readonly string[];
}

export function refuse(problem: string, final = false): Refusal {
  return { problem, final };
}

export const nothingAsked = "Nothing in this text asks for a permission.";
export const endsInside = "The text ends in the middle of a permission.";
export const beginsInside = "The text begins in the middle of a permission.";

/** A GUID in lower case, with what was mended in it. `place` names where it stands, as in “permission 2 of Microsoft Graph”. */
export function readGuidValue(text: string, place: string, mended: Set<string>): string | Refusal {
  if (text.trim() === "") {
    return refuse(`The GUID of ${place} is missing.`, true);
  }
  const guid = text.length <= 100 ? readGuid(text) : undefined;
  const short = quoted(text);
  if ((guid && isNil(guid)) || (!guid && isPlaceholder(text))) {
    return refuse(`${short} in ${place} is a placeholder, in the place of which a GUID belongs.`, true);
  }
  if (!guid) {
    const what = resemblesGuid(text) ? "is not a whole GUID" : "is not a GUID";
    return refuse(`${short} in ${place} ${what}.`, true);
  }
  if (!isGuid(text)) {
    mended.add(`${short} was read as ${guid}.`);
  }
  return guid;
}

function isPlaceholder(text: string): boolean {
  const start = text.slice(0, 200);
  return hasPlaceholder(start) || /^[\s.…_*?-]*$/.test(start) || /^[x0-]{4,}$|^(?:guid|uuid)$/i.test(start);
}

export function readKindValue(text: string, place: string, mended: Set<string>): PermissionKind | Refusal {
  const kind = readKind(text);
  if (kind && kind !== text) {
    mended.add(`“${text.trim()}” was read as ${kind}.`);
  }
  return kind ?? refuse(`${quoted(text)} in ${place} is neither Role nor Scope.`, true);
}

export function nameOfResource(appId: string | undefined, catalogue: Catalogue): string {
  return appId === undefined ? "the list" : (catalogue.findResource(appId)?.name ?? `resource ${appId}`);
}

/** What the catalogue knows of a permission, former ones included. */
export function findAsked(asked: Asked, catalogue: Catalogue): readonly Permission[] {
  return catalogue
    .listPermissions(asked.id)
    .filter(({ kind }) => kind === asked.kind)
    .filter(({ resource }) => asked.resourceAppId === undefined || resource.appId === asked.resourceAppId);
}
