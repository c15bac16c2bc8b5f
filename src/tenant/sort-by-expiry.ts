import type { Application } from "@microsoft/microsoft-graph-types";
import { dayOf, type Day } from "../base/days.js";

type Ending = Pick<Application, "passwordCredentials" | "keyCredentials">;

/**
 * First what ends first, last what has no credentials.
 *
 * What ended counts only where nothing else is left. Without `asOf`, the last credential to end counts.
 */
export function sortByExpiry<Each extends Ending>(
  applications: readonly Each[],
  asOf?: Day,
): readonly Each[] {
  return applications
    .map((application) => ({ application, end: endOf(application, asOf) }))
    .sort((one, other) => (one.end < other.end ? -1 : one.end > other.end ? 1 : 0))
    .map(({ application }) => application);
}

const never = "9999-12-31";

function endOf({ passwordCredentials, keyCredentials }: Ending, asOf: Day | undefined): Day {
  const ends = [...(passwordCredentials ?? []), ...(keyCredentials ?? [])]
    .flatMap(({ endDateTime }) => dayOf(endDateTime ?? "") ?? [])
    .sort();
  const next = asOf === undefined ? undefined : ends.find((end) => end >= asOf);
  return next ?? ends.at(-1) ?? never;
}
