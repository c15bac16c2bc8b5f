import { createdOf, joinUrlOf, modifiedOf, personOf, showAsOf, uidOf } from "../data/items.js";
import type { Guest, Response, Series } from "../data/series.js";
import { toWall, windowsOf } from "../data/zones.js";
import type { Property } from "./property.js";
import { toRecurrence } from "./recurrence-xml.js";
import { isMeeting, originalStart, type ShownItem } from "./shown-item.js";
import { timeText } from "./times.js";
import { type, xml, type Xml } from "./xml.js";
import { describeZone } from "./zone-rules.js";

/** As ISO 8601 writes how long something lasts. */
const durationText = (milliseconds: number) => {
  const minutes = Math.round(milliseconds / 60_000);
  return `P${minutes >= 1440 ? `${String(Math.floor(minutes / 1440))}D` : ""}${minutes % 1440 === 0 ? "" : `T${minutes % 1440 >= 60 ? `${String(Math.floor((minutes % 1440) / 60))}H` : ""}${minutes % 60 === 0 ? "" : `${String(minutes % 60)}M`}`}`;
};

export const freeBusyNames = {
  free: "Free",
  tentative: "Tentative",
  busy: "Busy",
  oof: "OOF",
  workingElsewhere: "WorkingElsewhere",
} as const;

const responses: Readonly<Record<Response, string>> = {
  accepted: "Accept",
  tentativelyAccepted: "Tentative",
  declined: "Decline",
  notResponded: "NoResponseReceived",
};

const isOccurrence = ({ kind }: ShownItem) => kind === "Occurrence" || kind === "Exception";

/**
 * The properties of calendar items, in the order of the schema.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritem
 */
export const calendarProperties: readonly Property[] = [
  // Unlike Graph's, that of an occurrence is the one of the series. Its day stands in RecurrenceId.
  {
    uri: "calendar:UID",
    on: "all",
    render: ({ item }) => uidOf({ ...item, occurrence: undefined }),
  },
  {
    uri: "calendar:RecurrenceId",
    on: "all",
    render: (shown) => (isOccurrence(shown) ? timeText(originalStart(shown), shown.zone) : undefined),
  },
  {
    uri: "calendar:DateTimeStamp",
    on: "all",
    render: ({ company, item, zone }) => timeText(Date.parse(modifiedOf(company, item)), zone),
  },
  { uri: "calendar:Start", on: "default", render: ({ times, zone }) => timeText(times.start, zone) },
  { uri: "calendar:End", on: "default", render: ({ times, zone }) => timeText(times.end, zone) },
  {
    uri: "calendar:OriginalStart",
    on: "all",
    render: (shown) => (isOccurrence(shown) ? timeText(originalStart(shown), shown.zone) : undefined),
  },
  { uri: "calendar:IsAllDayEvent", on: "all", render: ({ series }) => series.allDay },
  {
    uri: "calendar:LegacyFreeBusyStatus",
    on: "default",
    render: ({ item }) => freeBusyNames[showAsOf(item)],
  },
  { uri: "calendar:Location", on: "default", render: ({ location }) => location },
  { uri: "calendar:IsMeeting", on: "all", render: isMeeting },
  { uri: "calendar:IsCancelled", on: "all", render: ({ item }) => item.isCancelled },
  { uri: "calendar:IsRecurring", on: "all", render: isOccurrence },
  { uri: "calendar:MeetingRequestWasSent", on: "all", render: (shown) => isMeeting(shown) },
  { uri: "calendar:IsResponseRequested", on: "all", render: () => true },
  { uri: "calendar:CalendarItemType", on: "default", render: ({ kind }) => kind },
  {
    uri: "calendar:MyResponseType",
    on: "all",
    render: ({ item }) => (item.isOrganizer ? "Organizer" : responses[item.response ?? "notResponded"]),
  },
  {
    uri: "calendar:Organizer",
    on: "default",
    render: ({ company, series }, operation) => {
      const { name, address } = personOf(company, series.organizer);
      // A list has no more than the name.
      return type("Mailbox", operation === "find" ? type("Name", name) : mailbox(name, address));
    },
  },
  { uri: "calendar:RequiredAttendees", on: "item", render: (shown) => attendees(shown, "required") },
  { uri: "calendar:OptionalAttendees", on: "item", render: (shown) => attendees(shown, "optional") },
  { uri: "calendar:Resources", on: "item", render: (shown) => attendees(shown, "resource") },
  { uri: "calendar:ConflictingMeetingCount", on: "item", render: () => 0 },
  { uri: "calendar:AdjacentMeetingCount", on: "item", render: () => 0 },
  { uri: "calendar:Duration", on: "all", render: ({ times }) => durationText(times.end - times.start) },
  { uri: "calendar:TimeZone", on: "all", render: ({ series }) => describeZone(series.zone).name },
  {
    uri: "calendar:AppointmentReplyTime",
    on: "item",
    render: ({ company, item, zone }) =>
      item.isOrganizer || item.response === "notResponded"
        ? undefined
        : timeText(Date.parse(createdOf(company, item)), zone),
  },
  { uri: "calendar:AppointmentSequenceNumber", on: "all", render: () => 0 },
  {
    uri: "calendar:AppointmentState",
    on: "all",
    render: (shown) =>
      (isMeeting(shown) ? 1 : 0) + (shown.item.isOrganizer ? 0 : 2) + (shown.item.isCancelled ? 4 : 0),
  },
  {
    uri: "calendar:Recurrence",
    on: "item",
    render: ({ kind, series }) => (kind === "RecurringMaster" ? toRecurrence(series) : undefined),
  },
  { uri: "calendar:StartTimeZone", on: "asked", element: zoneElement("StartTimeZone") },
  { uri: "calendar:EndTimeZone", on: "asked", element: zoneElement("EndTimeZone") },
  { uri: "calendar:ConferenceType", on: "all", render: ({ series }) => (series.online ? 0 : undefined) },
  { uri: "calendar:AllowNewTimeProposal", on: "all", render: () => true },
  { uri: "calendar:IsOnlineMeeting", on: "all", render: ({ series }) => series.online },
  {
    uri: "calendar:StartWallClock",
    on: "asked",
    render: ({ times, series }) => wallClock(times.start, series),
  },
  { uri: "calendar:EndWallClock", on: "asked", render: ({ times, series }) => wallClock(times.end, series) },
  { uri: "calendar:StartTimeZoneId", on: "asked", render: zoneId },
  { uri: "calendar:EndTimeZoneId", on: "asked", render: zoneId },
  {
    uri: "calendar:JoinOnlineMeetingUrl",
    on: "asked in item",
    render: ({ series, isHidden }) => (series.online && !isHidden ? joinUrlOf(series) : undefined),
  },
  { uri: "calendar:IsOrganizer", on: "asked", render: ({ item }) => item.isOrganizer },
];

/** What clocks show where it was made. */
const wallClock = (instant: number, { zone }: Series) =>
  new Date(toWall(instant, zone)).toISOString().slice(0, 19);

function zoneId({ series }: ShownItem): string {
  return series.zoneName ?? windowsOf(series.zone);
}

function zoneElement(name: string) {
  return ({ series }: ShownItem): Xml => {
    const zone = series.zoneName ? { id: series.zoneName, name: series.zoneName } : describeZone(series.zone);
    return xml`<t:${{ xml: name }} Id="${zone.id}" Name="${zone.name}"/>`;
  };
}

function mailbox(name: string, address: string): Xml[] {
  return [
    type("Name", name),
    type("EmailAddress", address),
    type("RoutingType", "SMTP"),
    type("MailboxType", "Mailbox"),
  ];
}

function attendees(shown: ShownItem, role: Guest["type"]): Xml[] | undefined {
  const { company, series, item, isHidden, zone } = shown;
  const guests = isHidden ? [] : series.guests.filter((guest) => guest.type === role);
  if (guests.length === 0) {
    return undefined;
  }
  return guests.map(({ who, response }) => {
    const { name, address } = personOf(company, who);
    // Only the organizer knows what the others answered.
    const answered = item.isOrganizer && response !== "notResponded";
    return type("Attendee", [
      type("Mailbox", mailbox(name, address)),
      type("ResponseType", answered ? responses[response] : "Unknown"),
      type("LastResponseTime", answered ? timeText(Date.parse(createdOf(company, item)), zone) : undefined),
    ]);
  });
}
