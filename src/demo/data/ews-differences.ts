import type { Calendar, Item } from "./calendars.js";
import type { Company } from "./company.js";
import { dayMilliseconds, dayOfWall, mondayOf } from "./days.js";
import { happensOn, occurrenceOn, type Occurrence } from "./series.js";
import { staffIndex } from "./staff.js";
import { toWall } from "./zones.js";

/** How what EWS shows of a mailbox departs from what Microsoft Graph shows, so that comparing them finds something. */
interface Difference {
  /** In whose calendars. */
  readonly mailboxes: readonly string[];
  readonly series: string;
  /** Days after the Monday of the week in which the tenant was started. */
  readonly day: number;
  readonly what: "missing" | "never moved" | "an hour later";
}

const differences: readonly Difference[] = [
  // Graph shows it half an hour later and under another name, of which EWS has not heard.
  { mailboxes: ["joost.bakker", "katharina.brandt"], series: "transatlantic", day: 3, what: "never moved" },
  { mailboxes: ["ada.lindqvist"], series: "change-board", day: 2, what: "an hour later" },
  { mailboxes: ["ada.lindqvist", "ruben.mulder"], series: "maintenance", day: 6, what: "missing" },
];

/** What happens in a calendar between two instants, as EWS shows it. */
export function listEwsItems(company: Company, calendar: Calendar, from: number, to: number): Item[] {
  // What is shown at another time may come from outside of the window, and leave it.
  return company.calendars
    .listItems(calendar, from - dayMilliseconds, to + dayMilliseconds)
    .map((item) => asEwsShows(company, item))
    .filter((item) => item !== undefined)
    .filter(({ occurrence: { start, end } = { start: 0, end: 0 } }) => isWithin(start, end, from, to))
    .sort((one, other) => (one.occurrence?.start ?? 0) - (other.occurrence?.start ?? 0));
}

const isWithin = (start: number, end: number, from: number, to: number) =>
  start < to && (end > from || (end === start && start >= from));

/** `undefined` for what EWS does not have. */
export function asEwsShows(company: Company, item: Item): Item | undefined {
  const { calendar, series, occurrence } = item;
  const found = differences.find(
    ({ mailboxes, series: key, day }) =>
      key === series.key &&
      occurrence?.day === mondayOfStart(company) + day &&
      mailboxes.some((alias) => staffIndex(alias) === calendar.owner.index),
  );
  if (!found || !occurrence || !happensOn(series, occurrence.day)) {
    return item;
  }
  return found.what === "missing" ? undefined : { ...item, occurrence: change(occurrence, item, found.what) };
}

function change(occurrence: Occurrence, { series, calendar }: Item, what: Difference["what"]): Occurrence {
  if (what === "never moved") {
    return occurrenceOn(
      { ...series, exceptionOn: () => undefined },
      occurrence.day,
      calendar.owner.office.zone,
    );
  }
  const hour = 3_600_000;
  return {
    ...occurrence,
    start: occurrence.start + hour,
    end: occurrence.end + hour,
    exception: { kind: "moved", days: 0, minutes: 60 },
  };
}

function mondayOfStart({ started, users }: Company): number {
  return mondayOf(dayOfWall(toWall(started.getTime(), users.at(0).office.zone)));
}
