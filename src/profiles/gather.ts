import { quoted } from "../base/words.js";
import type { Profile } from "./profile.js";
import type { ProfileProblem, ReadProfile } from "./read-profile.js";

/** A file with a profile in it, or with something that should be one. */
export interface ProfileSource {
  /** Tells it from the others, to people as well. */
  readonly path: string;
  readonly read: ReadProfile;
}

export interface Gathered {
  readonly profiles: readonly Profile[];
  /** What is wrong with each file, by its path. */
  readonly problems: ReadonlyMap<string, readonly ProfileProblem[]>;
}

/** The profiles of several files. Of two with one ID the first by its path counts, and the other one is told so. */
export function gatherProfiles(sources: readonly ProfileSource[]): Gathered {
  const taken = new Map<string, string>();
  const profiles: Profile[] = [];
  const problems = new Map<string, readonly ProfileProblem[]>();

  for (const { path, read } of sources.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const { profile, idAt = { offset: 0, length: 1 } } = read;
    const other = profile && taken.get(profile.id);
    if (profile && other === undefined) {
      taken.set(profile.id, path);
      profiles.push(profile);
    }
    const repeated: ProfileProblem[] =
      other === undefined
        ? []
        : [
            {
              offset: idAt.offset,
              length: idAt.length,
              message: `${quoted(profile?.id ?? "")} is the ID of the profile in ${other}, which counts. This one needs another ID.`,
              isStructure: false,
            },
          ];
    problems.set(path, [...read.problems, ...repeated]);
  }
  return { profiles, problems };
}
