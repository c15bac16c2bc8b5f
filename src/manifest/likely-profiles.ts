import type { Catalogue } from "../catalogue/catalogue.js";
import { needsOf, type NeededRedirect } from "../profiles/needs.js";
import type { Mode, Profile } from "../profiles/profile.js";
import { listNames, matches } from "../profiles/template.js";
import { askedBy } from "./asked.js";
import type { Application } from "./manifest.js";
import { redirects } from "./redirects.js";
import { stringAt } from "./tree.js";

/** Profiles in the order in which an application looks like being made for them. Those that it does not resemble keep theirs. */
export function sortByLikeness(
  application: Application,
  profiles: readonly Profile[],
  catalogue: Catalogue,
): Profile[] {
  const likeness = new Map(
    profiles.map((profile) => [
      profile,
      Math.max(...profile.modes.map((mode) => compare(application, profile, mode, catalogue))),
    ]),
  );
  return profiles.toSorted((a, b) => (likeness.get(b) ?? 0) - (likeness.get(a) ?? 0));
}

/** What it is called says most, then a redirect URI that only this product has, then what it asks for. */
function compare(application: Application, profile: Profile, mode: Mode, catalogue: Catalogue): number {
  const { permissions, redirects: needed } = needsOf(profile, mode, {}, catalogue);
  const asked = new Set(askedBy(application).counts.keys());
  // What is optional speaks for the product where it is asked for, and not against it where it is not.
  const relevant = permissions.filter(({ optional, permission }) => !optional || asked.has(permission));
  const shared = relevant.filter(({ permission }) => asked.has(permission)).length;
  const all = new Set([...asked, ...relevant.map(({ permission }) => permission)]).size;

  return (
    (isCalledLike(application, profile, mode) ? 4 : 0) +
    (needed.some((redirect) => isOwn(redirect) && hasRedirect(application, redirect)) ? 2 : 0) +
    (all === 0 ? 0 : shared / all)
  );
}

function isCalledLike({ node }: Application, { product, vendor }: Profile, { registration }: Mode): boolean {
  const name = letters(stringAt(node, "displayName") ?? stringAt(node, "name") ?? "");
  const suggested = registration.by === "administrator" ? registration.name : undefined;
  return (
    name !== "" &&
    [product, vendor, suggested ?? ""].map(letters).some((each) => each !== "" && name.includes(each))
  );
}

const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** Whether a redirect URI is the vendor's. Without a name in it, several products may have it, as Microsoft's own. */
function isOwn({ template }: NeededRedirect): boolean {
  return listNames(template).length > 0 && !/^\{\w+\}$/.test(template);
}

function hasRedirect(application: Application, { platform, template }: NeededRedirect): boolean {
  return redirects(application).some((each) => each.platform === platform && matches(template, each.uri));
}
