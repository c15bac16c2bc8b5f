import type * as graph from "@microsoft/microsoft-graph-types";
import type { Item } from "../data/calendars.js";
import type { Company } from "../data/company.js";
import { dayText, weekdayNames } from "../data/days.js";
import {
  changeKeyOf,
  createdOf,
  eventId,
  joinUrlOf,
  modifiedOf,
  personOf,
  showAsOf,
  subjectOf,
  uidOf,
} from "../data/items.js";
import type { Pattern } from "../data/recurrence.js";
import { occurrenceOn, type Guest } from "../data/series.js";
import { toWall, wallText, windowsOf } from "../data/zones.js";
import { renderBody } from "../data/event-body.js";
import type { MailboxView } from "./mailbox.js";
import type { Preferences } from "./prefer.js";

export interface EventStyle {
  readonly company: Company;
  readonly view: Pick<MailboxView, "seesBodies" | "seesPrivate">;
  readonly preferences: Preferences;
}

type Event = graph.Event & { readonly id: string; readonly "@odata.etag": string };

const noTime = "0001-01-01T00:00:00Z";

/** An event as Microsoft Graph tells it to whoever may see it. */
export function toEvent(item: Item, { company, view, preferences }: EventStyle): Event {
  const { series, occurrence, calendar, isCancelled, isOrganizer } = item;
  const { owner } = calendar;
  const shown = occurrence ?? occurrenceOn(series, series.first, owner.office.zone);
  const isHidden = series.sensitivity === "private" && !view.seesPrivate;
  const moved = occurrence?.exception?.kind === "moved" ? occurrence.exception : undefined;
  const zoneName = series.zoneName ?? windowsOf(series.zone);
  const changeKey = changeKeyOf(item);
  const location = isHidden ? undefined : (moved?.location ?? series.location);
  const organizer = personOf(company, series.organizer);
  const body = isHidden ? undefined : renderBody(company, item, preferences.body);
  const join = isHidden || !series.online ? undefined : joinUrlOf(series);

  return {
    "@odata.etag": `W/"${changeKey}"`,
    id: eventId(item),
    createdDateTime: createdOf(company, item),
    lastModifiedDateTime: modifiedOf(company, item),
    changeKey,
    categories: isHidden ? [] : [...series.categories],
    transactionId: null,
    originalStartTimeZone: zoneName,
    originalEndTimeZone: zoneName,
    iCalUId: uidOf(item),
    reminderMinutesBeforeStart: series.reminder ?? 15,
    isReminderOn: series.reminder !== undefined && !isCancelled,
    hasAttachments: false,
    subject: isHidden ? "Private Appointment" : subjectOf(company, item),
    ...(view.seesBodies
      ? {
          bodyPreview: body?.preview ?? "",
          body: body?.body ?? { contentType: preferences.body, content: "" },
        }
      : {}),
    importance: series.important ? "high" : "normal",
    sensitivity: series.sensitivity,
    isAllDay: series.allDay,
    isCancelled,
    isOrganizer,
    responseRequested: true,
    seriesMasterId: occurrence && series.pattern ? eventId({ ...item, occurrence: undefined }) : null,
    showAs: showAsOf(item),
    type: !series.pattern
      ? "singleInstance"
      : !occurrence
        ? "seriesMaster"
        : occurrence.exception
          ? "exception"
          : "occurrence",
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(eventId(item))}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: join !== undefined,
    onlineMeetingProvider: join === undefined ? "unknown" : "teamsForBusiness",
    onlineMeeting: join === undefined ? null : { joinUrl: join },
    allowNewTimeProposals: true,
    ...(occurrence && series.pattern ? { originalStart: originalStartOf(item, owner.office.zone) } : {}),
    isDraft: false,
    hideAttendees: false,
    recurrence: series.pattern && !occurrence ? toRecurrence(item, series.pattern) : null,
    responseStatus: isOrganizer
      ? { response: "organizer", time: noTime }
      : {
          response: item.response ?? "none",
          time: item.response === "notResponded" ? noTime : createdOf(company, item),
        },
    start: timeOf(shown.start, item, preferences),
    end: timeOf(shown.end, item, preferences),
    location: toLocation(location),
    locations: location === undefined ? [] : location.split("; ").map(toLocation),
    attendees: isHidden ? [] : series.guests.map((guest) => toAttendee(company, guest, item)),
    organizer: { emailAddress: organizer },
  };
}

/** What lasts whole days begins at midnight whatever time zone is asked for. */
function timeOf(instant: number, { series, calendar }: Item, { zone, zoneName }: Preferences) {
  return {
    dateTime: wallText(toWall(instant, series.allDay ? calendar.owner.office.zone : zone)),
    timeZone: zoneName,
  };
}

function toAttendee(company: Company, { who, type, response }: Guest, item: Item): graph.Attendee {
  return {
    type,
    // Only the organizer knows what the others answered.
    status:
      item.isOrganizer && response !== "notResponded"
        ? { response, time: createdOf(company, item) }
        : { response: "none", time: noTime },
    emailAddress: personOf(company, who),
  };
}

function toLocation(name: string | undefined): graph.Location {
  return name === undefined
    ? { displayName: "", locationType: "default", uniqueIdType: "unknown", address: {}, coordinates: {} }
    : { displayName: name, locationType: "default", uniqueId: name, uniqueIdType: "private" };
}

function toRecurrence({ series }: Item, pattern: Pattern): graph.PatternedRecurrence {
  const weekdays =
    pattern.type === "weekly"
      ? pattern.weekdays
      : pattern.type === "relativeMonthly"
        ? [pattern.weekday]
        : [];
  return {
    pattern: {
      type: pattern.type,
      interval: "interval" in pattern ? pattern.interval : 1,
      month: pattern.type === "absoluteYearly" ? pattern.month : 0,
      dayOfMonth: "date" in pattern ? pattern.date : 0,
      firstDayOfWeek: "monday",
      index: pattern.type === "relativeMonthly" ? pattern.index : "first",
      ...(weekdays.length > 0 ? { daysOfWeek: weekdays.map((weekday) => weekdayNames[weekday]) } : {}),
    },
    range: {
      type: series.last === undefined ? "noEnd" : "endDate",
      startDate: dayText(series.first),
      endDate: series.last === undefined ? "0001-01-01" : dayText(series.last),
      recurrenceTimeZone: windowsOf(series.zone),
      numberOfOccurrences: 0,
    },
  };
}

function originalStartOf({ series, occurrence }: Item, zone: string): string {
  const original = occurrenceOn(
    { ...series, exceptionOn: () => undefined },
    occurrence?.day ?? series.first,
    zone,
  );
  return `${new Date(original.start).toISOString().slice(0, 19)}Z`;
}
