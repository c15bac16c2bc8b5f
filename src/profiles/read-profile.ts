import type { Span } from "../base/text.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Profile } from "./profile.js";

/** What is wrong with a profile's text, at the smallest wrong piece of it. */
export interface ProfileProblem extends Span {
  readonly message: string;
  /** Whether the JSON schema says it, so that an editor that knows the schema says it already. */
  readonly isStructure: boolean;
}

export interface ReadProfile {
  /** Absent where there are problems. */
  readonly profile: Profile | undefined;
  readonly problems: readonly ProfileProblem[];
}

/** Reads a `*.calendar-profile.json`. Never throws. */
export async function readProfile(_text: string, _catalogue: Catalogue): Promise<ReadProfile> {
  return Promise.reject(new Error("not built"));
}
