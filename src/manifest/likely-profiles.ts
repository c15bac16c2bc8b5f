import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { needsOf, type NeededRedirect } from "../profiles/needs.js";
import type { Mode, Profile } from "../profiles/profile.js";
import { listNames, matches } from "../profiles/template.js";
import { askedBy } from "./asked.js";
import type { Application } from "./manifest.js";
import { redirects } from "./redirects.js";
import { stringAt } from "./tree.js";

/** How much an application looks like being made for one mode of a profile. */
export interface Likeness {
  readonly profile: Profile;
  readonly mode: Mode;
  /** Whether it is called like the product, the vendor, or as the guide suggests. */
  readonly isNamed: boolean;
  /** Whether it has a redirect URI that only this product has. */
  readonly hasOwnRedirect: boolean;
  /** What it asks for of what the mode needs. */
  readonly shared: readonly Permission[];
  /** The part that this is of everything that either of both names, from 0 to 1. */
  readonly overlap: number;
  /** What it is called says most, then a redirect URI that only this product has, then what it asks for. */
  readonly points: number;
}

/** Profiles in the order in which an application looks like being made for them. Those that it does not resemble keep theirs. */
export function sortByLikeness(
  application: Application,
  profiles: readonly Profile[],
  catalogue: Catalogue,
): Profile[] {
  const likeness = new Map(
    profiles.map((profile) => [
      profile,
      Math.max(...profile.modes.map((mode) => compare(application, profile, mode, catalogue).points)),
    ]),
  );
  return profiles.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
}

/** Every mode that has a registration, the likeliest first. */
export function listLikenesses(
  application: Application,
  profiles: readonly Profile[],
  catalogue: Catalogue,
): Likeness[] {
  return profiles
    .flatMap((profile) =>
      profile.modes
        .filter(({ registration }) => registration.by === "administrator")
        .map((mode) => compare(application, profile, mode, catalogue)),
    )
    .sort((a, b) => b.points - a.points);
}

function compare(application: Application, profile: Profile, mode: Mode, catalogue: Catalogue): Likeness {
  const { permissions, redirects: needed } = needsOf(profile, mode, {}, catalogue);
  const asked = new Set(askedBy(application).counts.keys());
  // What is optional speaks for the product where it is asked for, and not against it where it is not.
  const relevant = permissions
    .filter(({ optional, permission }) => !optional || asked.has(permission))
    .map(({ permission }) => permission);
  const shared = relevant.filter((permission) => asked.has(permission));
  const all = new Set([...asked, ...relevant]).size;
  const overlap = all === 0 ? 0 : shared.length / all;
  const isNamed = isCalledLike(application, profile, mode);
  const hasOwnRedirect = needed.some((redirect) => isOwn(redirect) && hasRedirect(application, redirect));

  return {
    profile,
    mode,
    isNamed,
    hasOwnRedirect,
    shared,
    overlap,
    points: (isNamed ? 4 : 0) + (hasOwnRedirect ? 2 : 0) + overlap,
  };
}

function isCalledLike({ node }: Application, { product, vendor }: Profile, { registration }: Mode): boolean {
  const name = stringAt(node, "displayName") ?? stringAt(node, "name") ?? "";
  const suggested = registration.by === "administrator" ? registration.name : undefined;
  return [product, vendor, suggested ?? ""].map(letters).some((each) => each !== "" && begins(name, each));
}

/** Whether a name has these letters from the beginning of a word on: “License” is not like “Sense”. */
function begins(name: string, wanted: string): boolean {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((_, index) => letters(words.slice(index).join("")).startsWith(wanted));
}

const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Whether a redirect URI is the vendor's. Without a name in it, several products may have it, as Microsoft's own. */
function isOwn({ template }: NeededRedirect): boolean {
  return listNames(template).length > 0 && !/^\{\w+\}$/.test(template);
}

function hasRedirect(application: Application, { platform, template }: NeededRedirect): boolean {
  return redirects(application).some((each) => each.platform === platform && matches(template, each.uri));
}
