import { counted, quoted } from "../../base/words.js";
import type { ApplicationOrder } from "../../tenant/find-applications.js";

/** What is shown of the applications of a tenant. */
export interface ApplicationQuery {
  readonly search: string;
  readonly calendarAppsOnly: boolean;
  readonly order: ApplicationOrder;
}

export interface FoundSoFar {
  readonly shown: number;
  readonly looked: number;
  readonly total: number | undefined;
  readonly isWhole: boolean;
}

export const orderWords: Readonly<Record<ApplicationOrder, string>> = {
  name: "by name",
  newest: "newest first",
  expiry: "next expiry first",
};

const digits = new Intl.NumberFormat("en-GB");

/** "“sense” · calendar apps only · 7 of 412". Without numbers as long as nothing was read. */
export function describeFound(query: ApplicationQuery, found: FoundSoFar | undefined): string {
  const { search, calendarAppsOnly, order } = query;
  return [
    search === "" ? "" : quoted(search),
    calendarAppsOnly ? "calendar apps only" : "",
    order === "name" ? "" : orderWords[order],
    found ? countFound(found) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

function countFound({ shown, total, isWhole }: FoundSoFar): string {
  const count = digits.format(shown);
  const so = isWhole ? count : `${count} so far`;
  return total === undefined || (isWhole && total === shown) ? so : `${so} of ${digits.format(total)}`;
}

/** How far reading got, for whoever wants more: "1,998 of 10,000 looked at". */
export function describeLooked({ looked, total }: FoundSoFar): string {
  return total === undefined
    ? `${digits.format(looked)} looked at`
    : `${digits.format(Math.min(looked, total))} of ${digits.format(total)} looked at`;
}

/** What to say where there is nothing, and what was looked for. */
export function describeNothing(
  { search, calendarAppsOnly }: ApplicationQuery,
  { isWhole, looked }: FoundSoFar,
): { readonly label: string; readonly detail: string } {
  const scope = calendarAppsOnly ? "application for calendars" : "application";
  const where = isWhole ? "" : ` among the first ${counted(looked, "application")}`;
  if (search !== "") {
    return {
      label: `No ${scope} matches ${quoted(search)}${where}.`,
      detail:
        "Searched: words of the name by how they begin, client and object IDs, and names and IDs of permissions that are asked for.",
    };
  }
  return calendarAppsOnly
    ? {
        label: `No application asks for calendars${where}.`,
        detail:
          "Looked for: registrations that ask for permissions to calendars, mailboxes or EWS. Those of other tenants, as most vendors' are, are in the report.",
      }
    : {
        label: "No application is registered in this tenant.",
        detail: "Enterprise applications of other tenants are not listed here, but in the report.",
      };
}
