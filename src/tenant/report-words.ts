import { daysBetween, inDays, readableDay, type Day } from "../base/days.js";
import { kindWord } from "../catalogue/explain.js";
import type { Credential } from "./credentials.js";
import type { Report, ReportLine, ReportPermission } from "./report.js";

const states: Readonly<Record<ReportPermission["state"], string>> = {
  both: "granted",
  declared: "not granted",
  granted: "granted, no longer asked for",
};

/** "Calendars.Read of Microsoft Graph (application, granted)", for each. What another tenant's registration asks for is not known here. */
export function describePermissions({ permissions, objectId }: ReportLine): readonly string[] {
  return permissions.map(({ value, kind, resource, state }) => {
    const known = objectId === undefined && state === "granted" ? "both" : state;
    return `${value} of ${resource} (${kindWord[kind]}, ${states[known]})`;
  });
}

/** Those that sign in today. Where none does, the one that did so last. */
export function currentCredentials({ credentials }: ReportLine, asOf: Day): readonly Credential[] {
  const current = credentials.filter(({ end }) => end === undefined || end >= asOf);
  const last = credentials
    .filter(({ end }) => end !== undefined)
    .reduce<Credential | undefined>(
      (one, other) => ((one?.end ?? "") < (other.end ?? "") ? other : one),
      undefined,
    );
  return current.length > 0 || !last ? current : [last];
}

/** "secret, ends in 9 days (30 November 2026)" */
export function describeCredential({ what, end }: Credential, asOf: Day): string {
  if (end === undefined) {
    return what;
  }
  const days = daysBetween(asOf, end);
  return `${what}, ${days < 0 ? "ended" : "ends"} ${inDays(days)} (${readableDay(end)})`;
}

/** The day on which the last credential that is left ends, or ended. */
export function lastEnd(line: ReportLine, asOf: Day): Day | undefined {
  const ends = currentCredentials(line, asOf).map(({ end }) => end);
  return ends.includes(undefined) ? undefined : (ends as Day[]).sort().at(-1);
}

/** As long as somebody needs to have a new credential made and put in place. */
const soonDays = 30;

export function endsSoon(line: ReportLine, asOf: Day): boolean {
  const end = lastEnd(line, asOf);
  return end !== undefined && daysBetween(asOf, end) <= soonDays;
}

/** First what stops with EWS, then what stops with its credentials, each by name. */
export function byUrgency({ lines, asOf }: Report): readonly ReportLine[] {
  const rank = (line: ReportLine) => (line.lost.length > 0 ? 0 : endsSoon(line, asOf) ? 1 : 2);
  return [...lines].sort((one, other) => rank(one) - rank(other));
}
