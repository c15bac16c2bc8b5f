import { readableDay, type Day } from "../../base/days.js";
import type { Mode, OutdatedMode, Profile } from "../../profiles/profile.js";
import { standardProfiles } from "../../profiles/vendors/index.js";
import { plain } from "./plain.js";

/** How a line of a list reads. */
export interface Described {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** A product, with what is to know before choosing it: also that a file of the workspace says it, and not we. */
export function describeProduct(profile: Profile, asOf: Day): Described {
  const { product, vendor, summary, modes } = profile;
  const origin = standardProfiles.some((each) => each === profile) ? "" : "a profile of this workspace";
  const days = modes.flatMap(({ outdated }) => outdated?.since ?? []).sort();
  const [first] = days;
  const outdated =
    first === undefined
      ? ""
      : days.length === modes.length
        ? sinceWords(first, asOf)
        : `${String(days.length)} of ${String(modes.length)} ways out of date`;
  return {
    label: plain(product),
    description: plain([vendor === product ? "" : vendor, origin, outdated].filter(Boolean).join(" · ")),
    detail: plain(summary),
  };
}

/** A mode, with what to set up in its place where it is out of date. */
export function describeMode(
  { title, what, outdated, registration }: Mode,
  profiles: readonly Profile[],
  asOf: Day,
): Described {
  const nothing = registration.by === "administrator" ? "" : "no registration to make";
  return {
    label: outdated ? `$(warning) ${plain(title)}` : plain(title),
    description: plain(
      [outdated ? sinceWords(outdated.since, asOf) : "", nothing].filter(Boolean).join(" · "),
    ),
    detail: plain(
      outdated
        ? `Instead: ${describeReference(outdated.instead, profiles) ?? outdated.instead}. ${what}`
        : what,
    ),
  };
}

/** Since when a mode is out of date, and why. */
export function describeOutdated({ since, why }: OutdatedMode, asOf: Day): { title: string; why: string } {
  const words = sinceWords(since, asOf);
  return { title: words.charAt(0).toUpperCase() + words.slice(1), why };
}

/** The product that a `PROFILE:MODE` means, with the mode where there are several. Nothing where there is no such thing. */
export function describeReference(reference: string, profiles: readonly Profile[]): string | undefined {
  const found = findReference(reference, profiles);
  return (
    found &&
    (found.profile.modes.length > 1 ? `${found.profile.product}, ${found.mode.title}` : found.profile.product)
  );
}

/** What a `PROFILE` or a `PROFILE:MODE` means, or nothing where the profile or the mode is gone. */
export function findReference(
  reference: string,
  profiles: readonly Profile[],
): { readonly profile: Profile; readonly mode: Mode } | undefined {
  const [id = "", ...rest] = reference.toLowerCase().split(":");
  const profile = profiles.find((each) => each.id.toLowerCase() === id);
  const mode =
    rest.length === 0
      ? profile?.modes[0]
      : profile?.modes.find((each) => each.id.toLowerCase() === rest.join(":"));
  return profile && mode && { profile, mode };
}

function sinceWords(since: Day, asOf: Day): string {
  return `out of date ${since <= asOf ? "since" : "from"} ${readableDay(since)}${since <= asOf ? "" : " on"}`;
}
