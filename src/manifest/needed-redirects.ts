import { nearestNames } from "../catalogue/nearest.js";
import type { NeededRedirect, Needs } from "../profiles/needs.js";
import { listNames, matches } from "../profiles/template.js";
import type { Application } from "./manifest.js";
import { comparableUri, redirects, type Redirect } from "./redirects.js";

/** A redirect URI that a profile needs and a registration has not, with the entry that was probably meant to be it. */
export interface RedirectGap {
  readonly need: NeededRedirect;
  readonly meant?: MeantRedirect;
}

export interface MeantRedirect {
  readonly redirect: Redirect;
  readonly fault: "platform" | "spelling";
  /** As it should be. */
  readonly uri: string;
}

/** More differing characters than these are no slip of the pen. */
const mostSlips = 3;

/** Which redirect URIs of a profile a registration lacks. Where a value is not known, any URI of that form will do. */
export function findRedirectGaps(application: Application, needs: Needs): RedirectGap[] {
  const present = redirects(application);
  const missing = needs.redirects.filter(
    (need) => !present.some((each) => each.platform === need.platform && fits(need, each.uri)),
  );
  if (missing.length === 0) {
    return [];
  }
  const others = present.filter(
    ({ uri, platform }) => !needs.redirects.some((need) => need.platform === platform && fits(need, uri)),
  );
  return missing.map((need) => {
    const meant = findOnOtherPlatform(need, others) ?? findMisspelt(need, others);
    return meant ? { need, meant } : { need };
  });
}

/** Whether a redirect URI is the one that a profile needs. */
export function fits({ uri, template }: NeededRedirect, text: string): boolean {
  const known = uri === undefined ? undefined : comparableUri(uri);
  return known === undefined
    ? matches(comparableUri(template), comparableUri(text))
    : known === comparableUri(text);
}

function findOnOtherPlatform(need: NeededRedirect, others: readonly Redirect[]): MeantRedirect | undefined {
  const redirect = isAnything(need) ? undefined : others.find(({ uri }) => fits(need, uri));
  return redirect && { redirect, fault: "platform", uri: need.uri ?? redirect.uri };
}

function findMisspelt(need: NeededRedirect, others: readonly Redirect[]): MeantRedirect | undefined {
  for (const redirect of others.filter(({ platform }) => platform === need.platform)) {
    const uri = need.uri ?? complete(need.template, redirect.uri);
    if (uri !== undefined && nearestNames([uri], (text) => text, redirect.uri, mostSlips).length > 0) {
      return { redirect, fault: "spelling", uri };
    }
  }
  return undefined;
}

/** A template with its values as they stand in a text, piece by piece between the slashes. */
function complete(template: string, text: string): string | undefined {
  const pieces = comparableUri(text).replace(/\/$/, "").split("/");
  const wanted = comparableUri(template).split("/");
  const isLonger = wanted.at(-1) === "" && wanted.length === pieces.length + 1;
  if (isAnything({ template }) || (wanted.length !== pieces.length && !isLonger)) {
    return undefined;
  }
  const completed = wanted.map((want, index) => {
    const piece = pieces[index] ?? "";
    return listNames(want).length === 0 ? want : matches(want, piece) ? piece : undefined;
  });
  return completed.includes(undefined) ? undefined : completed.join("/");
}

/** Whether nothing is known of a redirect URI but its platform. */
const isAnything = ({ template }: Pick<NeededRedirect, "template">) => /^\{\w+\}$/.test(template);
