import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import { findRequested, type Needs } from "../profiles/needs.js";
import type { Mode } from "../profiles/profile.js";
import { standardProfiles } from "../profiles/vendors/index.js";
import { askedBy } from "./asked.js";
import type { Application } from "./manifest.js";

/**
 * Which of several permissions for calendars to suggest: the one that the profile has, or the profile that it points
 * to today; else the broadest that the application asks for already; else the one that only reads.
 */
export function suggestReplacement(
  permissions: readonly Permission[],
  application: Application,
  catalogue: Catalogue,
  needs: Needs | undefined,
): Permission | undefined {
  const needed = needs ? listNeeded(needs, catalogue) : [];
  const { counts } = askedBy(application);
  return (
    permissions.findLast((each) => needed.includes(each)) ??
    permissions.findLast((each) => counts.has(each)) ??
    // A profile of the other kind still says whether the product writes.
    permissions.findLast(({ value }) => needed.some((each) => each.value === value)) ??
    permissions.find(({ value }) => value === "Calendars.Read") ??
    permissions[0]
  );
}

/** What the mode asks for that is to take the place of an outdated one, without what is optional. */
function listNeeded(needs: Needs, catalogue: Catalogue): readonly Permission[] {
  const { outdated } = needs.mode;
  const mode = outdated ? findMode(outdated.instead, needs) : needs.mode;
  return mode?.registration.by === "administrator"
    ? mode.registration.permissions
        .filter(({ optional }) => !optional)
        .flatMap((request) => findRequested(request, catalogue) ?? [])
    : [];
}

/** The mode of `PROFILE` or `PROFILE:MODE`. A profile of the workspace may point to itself. */
function findMode(reference: string, { profile }: Needs): Mode | undefined {
  const [id, mode] = reference.toLowerCase().split(":");
  const modes = [profile, ...standardProfiles].find((each) => each.id.toLowerCase() === id)?.modes;
  return mode === undefined ? modes?.[0] : modes?.find((each) => each.id.toLowerCase() === mode);
}
