import type { Day } from "../base/days.js";
import type { Permission, Resource } from "../catalogue/catalogue.js";
import { findRetirement } from "../catalogue/retirements.js";

/** The day from which a permission opens nothing any more, where one is known. */
export function endOfPermission(permission: Permission): Day | undefined {
  const days = [permission.lastSeen, findRetirement(permission)?.ends, endOfResource(permission.resource)];
  return days.filter((day) => day !== undefined).sort()[0];
}

export function endOfResource({ retired, removed }: Resource): Day | undefined {
  return retired ?? removed;
}

/** "retired", "retires on 2027-04-01", or nothing where no end is known. */
export function endWords(end: Day | undefined, asOf: Day): string | undefined {
  return end === undefined ? undefined : end <= asOf ? "retired" : `retires on ${end}`;
}
