import { dayFrom, dayOfWall, mondayOf, weekOf } from "./days.js";
import type { Exchange } from "./exchange.js";
import { habitOf, listHabits } from "./habits.js";
import { hash, hashText } from "./hash.js";
import { listMeetings } from "./meetings.js";
import { customerMeeting, listCustomerMeetings, listOneOffMeetings, oneOffMeeting } from "./one-offs.js";
import {
  happensOn,
  listOccurrences,
  occurrenceOn,
  series,
  type Occurrence,
  type Response,
  type Series,
} from "./series.js";
import { teamMeeting, teamOf } from "./teams.js";
import { isColleague, type Account, type Users } from "./users.js";
import { toWall } from "./zones.js";

/** A calendar that a mailbox shows. */
export interface Calendar {
  /** What its id is made of. */
  readonly key: string;
  readonly name: string;
  readonly kind: "default" | "holidays" | "birthdays" | "shared";
  /** Who has it among the own calendars. */
  readonly mailbox: Account;
  /** Whose events it shows. */
  readonly owner: Account;
}

/** An event as one mailbox has it. */
export interface Item {
  readonly calendar: Calendar;
  readonly series: Series;
  /** Absent for the series as a whole. */
  readonly occurrence: Occurrence | undefined;
  readonly isOrganizer: boolean;
  readonly response: Response | undefined;
  readonly isCancelled: boolean;
}

interface CalendarsOptions {
  readonly seed: number;
  readonly users: Users;
  readonly exchange: Exchange;
  readonly started: Date;
}

const keptWeeks = 64;

/** Everybody's calendars. Nothing is held but the meetings made by hand; the rest is worked out for the days asked for. */
export class Calendars {
  readonly #seed: number;
  readonly #users: Users;
  readonly #exchange: Exchange;
  readonly #monday: number;
  readonly #meetings: ReadonlyMap<string, Series>;
  readonly #weeks = new Map<number, readonly Series[]>();

  constructor({ seed, users, exchange, started }: CalendarsOptions) {
    this.#seed = seed;
    this.#users = users;
    this.#exchange = exchange;
    this.#monday = mondayOf(dayOfWall(toWall(started.getTime(), users.at(0).office.zone)));
    this.#meetings = new Map(listMeetings(this.#monday).map((meeting) => [meeting.key, meeting]));
  }

  /** The default calendar comes first. */
  listCalendars(mailbox: Account): Calendar[] {
    const holidays = {
      "nl-NL": "Feestdagen in Nederland",
      "de-DE": "Feiertage in Deutschland",
    }[mailbox.office.language];
    const own: Calendar[] = [
      { key: "default", name: mailbox.office.calendar, kind: "default", mailbox, owner: mailbox },
    ];
    if (mailbox.kind === "person") {
      own.push(
        {
          key: "holidays",
          name: holidays ?? `${mailbox.office.country} holidays`,
          kind: "holidays",
          mailbox,
          owner: mailbox,
        },
        { key: "birthdays", name: "Birthdays", kind: "birthdays", mailbox, owner: mailbox },
      );
    }
    const shared = this.#exchange.ownersShownTo(mailbox.id).flatMap((id): Calendar[] => {
      const owner = this.#users.find(id);
      return owner ? [{ key: `shared.${id}`, name: owner.displayName, kind: "shared", mailbox, owner }] : [];
    });
    return [...own, ...shared];
  }

  defaultCalendar(mailbox: Account): Calendar {
    return { key: "default", name: mailbox.office.calendar, kind: "default", mailbox, owner: mailbox };
  }

  /** What happens in a calendar between two instants, by its beginning. */
  listItems(calendar: Calendar, from: number, to: number): Item[] {
    const { owner } = calendar;
    return this.#listSeries(calendar, from, to)
      .flatMap((subject) => listOccurrences(subject, from, to, owner.office.zone))
      .map((occurrence) => this.#seen(calendar, occurrence.series, occurrence))
      .filter((item) => item !== undefined)
      .sort((one, other) => startOf(one) - startOf(other) || (one.series.key < other.series.key ? -1 : 1));
  }

  /** Single events and whole series, as they are found without looking at a window. Those that come once are of half a year. */
  listMasters(calendar: Calendar): Item[] {
    const day = 86_400_000;
    const middle = this.#monday * day;
    return this.#listSeries(calendar, middle - 90 * day, middle + 90 * day)
      .map((subject) =>
        this.#seen(calendar, subject, subject.pattern ? undefined : this.#only(calendar, subject)),
      )
      .filter((item) => item !== undefined);
  }

  /** An event by what its id was made of: the key of the series, and the day or "master". */
  findItem(mailbox: Account, text: string): Item | undefined {
    const [calendarKey, key = "", dayText = ""] = text.split(" ");
    const calendar = this.listCalendars(mailbox).find((candidate) => candidate.key === calendarKey);
    const subject = calendar && this.#findSeries(calendar.owner, key);
    if (!calendar || !subject) {
      return undefined;
    }
    if (dayText === "master") {
      return subject.pattern ? this.#seen(calendar, subject, undefined) : undefined;
    }
    const day = Number(dayText);
    return happensOn(subject, day)
      ? this.#seen(calendar, subject, occurrenceOn(subject, day, calendar.owner.office.zone))
      : undefined;
  }

  /** The times of a series between two instants, in the calendar of one of its events. */
  listInstances({ calendar, series: subject }: Item, from: number, to: number): Item[] {
    return listOccurrences(subject, from, to, calendar.owner.office.zone)
      .map((occurrence) => this.#seen(calendar, subject, occurrence))
      .filter((item) => item !== undefined);
  }

  #only({ owner }: Calendar, subject: Series): Occurrence {
    return occurrenceOn(subject, subject.first, owner.office.zone);
  }

  /** `undefined` for what a mailbox does not have, because its owner was not invited, declined, or called it off. */
  #seen(calendar: Calendar, subject: Series, occurrence: Occurrence | undefined): Item | undefined {
    const { owner } = calendar;
    const isOrganizer = subject.organizer === owner.index;
    const guest = subject.guests.find(({ who }) => who === owner.index);
    if (!isOrganizer && (!guest || guest.response === "declined")) {
      return undefined;
    }
    const isCancelled = occurrence?.exception?.kind === "cancelled";
    // Whoever was invited keeps what was called off until she takes it out of her calendar.
    if (isCancelled && (isOrganizer || hash(hashText(subject.key), occurrence.day, owner.index) % 2 === 0)) {
      return undefined;
    }
    return {
      calendar,
      series: subject,
      occurrence,
      isOrganizer,
      response: guest?.response,
      isCancelled,
    };
  }

  #listSeries({ kind, owner }: Calendar, from: number, to: number): Series[] {
    if (kind === "birthdays") {
      return [];
    }
    if (kind === "holidays") {
      return owner.office.holidays
        .map((_, number) => holidayOf(owner, number))
        .filter((day) => day !== undefined);
    }
    const weeks = Array.from(
      { length: weekOf(dayOfWall(to)) - weekOf(dayOfWall(from)) + 3 },
      (_, place) => weekOf(dayOfWall(from)) - 1 + place,
    );
    const team = teamOf(owner);
    const takesPart = ({ organizer, guests }: Series) =>
      organizer === owner.index || guests.some(({ who }) => who === owner.index);
    return [
      ...[...this.#meetings.values()].filter(takesPart),
      ...listHabits(this.#seed, owner, this.#monday),
      ...(team === undefined ? [] : [teamMeeting(this.#seed, this.#users, team, this.#monday)]),
      ...weeks.flatMap((week) => listCustomerMeetings(this.#seed, owner, week)),
      ...(isColleague(owner) ? weeks.flatMap((week) => this.#oneOffsOf(week).filter(takesPart)) : []),
    ];
  }

  #oneOffsOf(week: number): readonly Series[] {
    const known = this.#weeks.get(week);
    if (known) {
      return known;
    }
    if (this.#weeks.size >= keptWeeks) {
      this.#weeks.clear();
    }
    const made = listOneOffMeetings(this.#seed, this.#users, week);
    this.#weeks.set(week, made);
    return made;
  }

  #findSeries(owner: Account, key: string): Series | undefined {
    const [first = NaN, second = NaN, third = NaN] = key.slice(1).split(".").map(Number);
    const meeting = this.#meetings.get(key);
    if (meeting) {
      return meeting;
    }
    switch (/^[a-z](?=\d+(?:\.\d+)*$)/.exec(key)?.[0] ?? "") {
      case "h":
        return first === owner.index ? habitOf(this.#seed, owner, second, this.#monday) : undefined;
      case "v":
        return first === owner.index ? customerMeeting(this.#seed, owner, second, third) : undefined;
      case "y":
        return first === owner.index ? holidayOf(owner, second) : undefined;
      case "t":
        return first === teamOf(owner)
          ? teamMeeting(this.#seed, this.#users, first, this.#monday)
          : undefined;
      case "w":
        return oneOffMeeting(this.#seed, this.#users, first, second);
      default:
        return undefined;
    }
  }
}

function startOf({ occurrence }: Item): number {
  return occurrence?.start ?? 0;
}

/** A day off of the office. */
function holidayOf(owner: Account, number: number): Series | undefined {
  const [month, date, name] = owner.office.holidays[number] ?? [];
  return month === undefined || date === undefined || name === undefined
    ? undefined
    : series(`y${String(owner.index)}.${String(number)}`, name, {
        zone: owner.office.zone,
        organizer: owner.index,
        pattern: { type: "absoluteYearly", month, date },
        first: dayFrom(2015, month, date),
        minute: 0,
        minutes: 1440,
        allDay: true,
        showAs: "free",
        categories: ["Holiday"],
        reminder: undefined,
      });
}
