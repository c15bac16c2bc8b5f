import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Mode, Profile } from "../profiles/profile.js";

/** The profile that an application looks like, and what keeps it from being that. */
export interface ProfileMatch {
  readonly profile: Profile;
  readonly mode: Mode;
  /** What the profile needs and the registration has not, as whole sentences. */
  readonly gaps: readonly string[];
  /** What it has beyond the profile, as whole sentences. */
  readonly beyond: readonly string[];
}

/** `undefined` where it looks like none. */
export function matchProfile(
  application: Application,
  profiles: readonly Profile[],
  catalogue: Catalogue,
): ProfileMatch | undefined {
  throw new Error(`not built: ${String([application, profiles, catalogue])}`);
}
