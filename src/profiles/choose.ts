import { UserError } from "../base/errors.js";
import { nearestNames } from "../catalogue/nearest.js";
import type { Mode, Profile } from "./profile.js";

/** The profile of an id. Throws a `UserError` that lists those there are. */
export function readProfileId(id: string, profiles: readonly Profile[]): Profile {
  const found = profiles.find((profile) => isSame(profile.id, id));
  if (!found) {
    throw unknown(
      "profile",
      id,
      profiles.map((profile) => profile.id),
    );
  }
  return found;
}

/** The mode of an id, or the first one where none is named. Throws a `UserError` that lists those there are. */
export function readModeId(id: string | undefined, profile: Profile): Mode {
  const found = id === undefined ? profile.modes[0] : profile.modes.find((mode) => isSame(mode.id, id));
  if (!found) {
    throw unknown(
      `mode of ${profile.id}`,
      id ?? "",
      profile.modes.map((mode) => mode.id),
    );
  }
  return found;
}

/** `PROFILE` or `PROFILE:MODE`. Throws a `UserError` where there is no such thing. */
export function readReference(text: string, profiles: readonly Profile[]): { profile: Profile; mode: Mode } {
  const [id = "", ...mode] = text.split(":");
  const profile = readProfileId(id, profiles);
  return { profile, mode: readModeId(mode.length > 0 ? mode.join(":") : undefined, profile) };
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function unknown(noun: string, id: string, ids: readonly string[]): UserError {
  const [nearest] = nearestNames(ids, (name) => name, id);
  return new UserError(`There is no ${noun} called ${JSON.stringify(shortened(id))}.`, {
    remedy:
      nearest === undefined
        ? `There are: ${ids.join(", ")}.`
        : `Did you mean ${nearest}? There are: ${ids.join(", ")}.`,
  });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
