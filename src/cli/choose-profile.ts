import { UserError } from "../base/errors.js";
import { LineIndex } from "../base/text.js";
import { counted } from "../manifest/words.js";
import { readModeId, readProfileId } from "../profiles/choose.js";
import { needsOf, type Needs } from "../profiles/needs.js";
import type { Mode, Profile } from "../profiles/profile.js";
import type { Values } from "../profiles/values.js";
import { readText } from "./change-file.js";
import type { CommandWorld } from "./io.js";
import { readValues } from "./read-values.js";
import { printablePath } from "./words.js";

export interface ProfileRequest {
  readonly mode?: string;
  /** Each `NAME=VALUE`. */
  readonly set: readonly string[];
}

export interface ChosenProfile {
  readonly profile: Profile;
  readonly mode: Mode;
  readonly values: Values;
}

/** A file may be followed by a mode, as an id may. On Windows its path may have a colon of its own. */
const fileReference = /^(.*\.calendar-profile\.json)(?::(.*))?$/is;

/** What `PROFILE[:MODE]`, `--mode` and `--set` mean together. Throws a `UserError` where they mean nothing. */
export async function chooseProfile(
  reference: string,
  { mode: named, set }: ProfileRequest,
  world: CommandWorld,
): Promise<ChosenProfile> {
  const { id, modeId } = split(reference);
  if (modeId !== undefined && named !== undefined && modeId.toLowerCase() !== named.toLowerCase()) {
    throw new UserError(
      `The mode is given twice, as ${JSON.stringify(modeId)} and ${JSON.stringify(named)}.`,
      {
        remedy: "Leave one of them out.",
      },
    );
  }
  const profile = await readProfileOf(id, world);
  const mode = readModeId(modeId ?? named, profile);
  return { profile, mode, values: readValues(set, profile) };
}

/** What the chosen mode asks of a registration. */
export async function chooseNeeds(
  reference: string,
  request: ProfileRequest,
  world: CommandWorld,
): Promise<Needs> {
  const { profile, mode, values } = await chooseProfile(reference, request, world);
  return needsOf(profile, mode, values, world.catalogue);
}

/** The profile of `PROFILE`, or the one mode of it that `PROFILE:MODE` means. */
export async function readReferenced(reference: string, world: CommandWorld): Promise<Profile> {
  const { id, modeId } = split(reference);
  const profile = await readProfileOf(id, world);
  return modeId === undefined ? profile : { ...profile, modes: [readModeId(modeId, profile)] };
}

/** The profile of an id, or in a file. */
async function readProfileOf(reference: string, { io, catalogue }: CommandWorld): Promise<Profile> {
  if (fileReference.test(reference)) {
    return readProfileFile(reference, { io, catalogue });
  }
  const { standardProfiles } = await import("../profiles/vendors/index.js");
  return readProfileId(reference, standardProfiles);
}

function split(reference: string): { id: string; modeId: string | undefined } {
  const [, path, modeOfFile] = fileReference.exec(reference) ?? [];
  if (path !== undefined) {
    return { id: path, modeId: modeOfFile };
  }
  const [id = "", ...mode] = reference.split(":");
  return { id, modeId: mode.length > 0 ? mode.join(":") : undefined };
}

async function readProfileFile(path: string, { io, catalogue }: CommandWorld): Promise<Profile> {
  const { text, name } = await readText(path, io);
  const { readProfile } = await import("../profiles/read-profile.js");
  const { profile, problems } = await readProfile(text, catalogue);
  if (profile && problems.length === 0) {
    return profile;
  }
  const index = new LineIndex(text);
  const lines = problems.map(({ offset, message }) => {
    const { line, column } = index.place(offset);
    return `${printablePath(path)}:${String(line)}:${String(column)} ${message}`;
  });
  throw new UserError([...lines, `${name} cannot be used as a profile.`].join("\n"), {
    remedy: `It has ${counted(problems.length, "problem")}.`,
  });
}
