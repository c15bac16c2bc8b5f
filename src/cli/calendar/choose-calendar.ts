import { UserError } from "../../base/errors.js";
import { listed, quoted } from "../../base/words.js";
import type { CalendarInfo, CalendarSource, SourceOptions } from "../../calendar/source.js";
import { doorNames } from "./names.js";

/** The id of the calendar that is named, or `undefined` for the default one. Throws a `UserError`. */
export async function chooseCalendar(
  source: CalendarSource,
  mailbox: string,
  name: string | undefined,
  options: SourceOptions,
): Promise<string | undefined> {
  if (name === undefined) {
    return undefined;
  }
  const calendars = await source.listCalendars(mailbox, options);
  const found =
    [
      (calendar: CalendarInfo) => calendar.name === name,
      (calendar: CalendarInfo) => fold(calendar.name) === fold(name),
      (calendar: CalendarInfo) => calendar.id === name,
    ]
      .map((matches) => calendars.filter(matches))
      .find(({ length }) => length > 0) ?? [];
  const [first, ...others] = found;
  if (!first) {
    throw new UserError(
      `${doorNames[source.via]} shows no calendar of ${mailbox} that is called ${quoted(name)}.`,
      { remedy: `There is ${describe(calendars)}.` },
    );
  }
  if (others.length > 0) {
    throw new UserError(`Several calendars of ${mailbox} are called ${quoted(name)}: ${describe(found)}.`, {
      remedy: "Write the name as it stands there, or the id that “calendar-onramp calendars” tells.",
    });
  }
  return first.id;
}

const fold = (name: string) => name.normalize("NFKC").trim().toLowerCase();

const mostNames = 20;

function describe(calendars: readonly CalendarInfo[]): string {
  const names = calendars
    .slice(0, mostNames)
    .map(({ name, owner }) => `${quoted(name)}${owner === undefined ? "" : ` of ${quoted(owner)}`}`);
  const more = calendars.length - names.length;
  return names.length === 0 ? "none" : listed(more > 0 ? [...names, `${String(more)} more`] : names);
}
