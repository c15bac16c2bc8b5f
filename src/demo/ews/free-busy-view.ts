import type { Item } from "../data/calendars.js";
import { listEwsItems } from "../data/ews-differences.js";
import { eventId, showAsOf, subjectOf } from "../data/items.js";
import type { Account } from "../data/users.js";
import { windowsOf } from "../data/zones.js";
import { freeBusyNames } from "./calendar-properties.js";
import type { EwsCall } from "./call.js";
import { toEwsId } from "./ids.js";
import type { RuleZone } from "./rule-zone.js";
import { type, xml, type Xml } from "./xml.js";
import { rulesOf, type Change } from "./zone-rules.js";

export const freeBusyViews = [
  "None",
  "MergedOnly",
  "FreeBusy",
  "FreeBusyMerged",
  "Detailed",
  "DetailedMerged",
] as const;
export type FreeBusyView = (typeof freeBusyViews)[number];

/** What is asked about each mailbox. */
export interface FreeBusyQuestion {
  readonly call: EwsCall;
  readonly zone: RuleZone;
  readonly from: number;
  readonly to: number;
  /** Milliseconds. */
  readonly slot: number;
  readonly view: FreeBusyView;
}

/** What whoever asks may see of the calendar of a mailbox. */
export function calendarRight({ company, actor }: EwsCall, account: Account) {
  return actor.id === account.id ? "Editor" : company.exchange.rightOf(actor.id, account).right;
}

/** What cannot be told is left out, and the view says which one it became. */
export function renderFreeBusy(question: FreeBusyQuestion, account: Account): Xml {
  const { call, from, to, view } = question;
  const { company, actor } = call;
  const seesDetails = calendarRight(call, account) !== "AvailabilityOnly";
  const items = listEwsItems(company, company.calendars.defaultCalendar(account), from, to).filter(
    (item) => showAsOf(item) !== "free",
  );
  const isDetailed = view.startsWith("Detailed") && seesDetails;
  const given = view.startsWith("Detailed") && !seesDetails ? view.replace("Detailed", "FreeBusy") : view;
  const hasEvents = view !== "MergedOnly" && view !== "None";
  return xml`${type("FreeBusyViewType", given)}${
    view.includes("Merged") ? type("MergedFreeBusy", mergedView(items, question)) : undefined
  }${
    hasEvents && items.length > 0
      ? type(
          "CalendarEventArray",
          items.map((item) => renderEvent(question, item, isDetailed, actor.id === account.id)),
        )
      : undefined
  }${view === "None" ? undefined : workingHours(account)}`;
}

function renderEvent({ call, zone }: FreeBusyQuestion, item: Item, isDetailed: boolean, isOwn: boolean): Xml {
  const { series, occurrence } = item;
  const time = (instant = 0) => new Date(zone.toWall(instant)).toISOString().slice(0, 19);
  const isPrivate = series.sensitivity === "private" || series.sensitivity === "confidential";
  const isHidden = isPrivate && !isOwn;
  const details = [
    ...(isHidden
      ? []
      : [
          type("ID", toEwsId(eventId(item))),
          type("Subject", subjectOf(call.company, item)),
          type("Location", series.location ?? ""),
        ]),
    type("IsMeeting", series.guests.length > 0 || !item.isOrganizer),
    type("IsRecurring", series.pattern !== undefined),
    type("IsException", occurrence?.exception !== undefined),
    type("IsReminderSet", series.reminder !== undefined),
    type("IsPrivate", isPrivate),
  ];
  return type("CalendarEvent", [
    type("StartTime", time(occurrence?.start)),
    type("EndTime", time(occurrence?.end)),
    type("BusyType", freeBusyNames[showAsOf(item)]),
    ...(isDetailed ? [type("CalendarEventDetails", details)] : []),
  ]);
}

const digits = { free: "0", workingElsewhere: "0", tentative: "1", busy: "2", oof: "3" } as const;

/** One digit a slot: the strongest of what touches it. */
function mergedView(items: readonly Item[], { from, to, slot }: FreeBusyQuestion): string {
  const slots = Array.from({ length: Math.ceil((to - from) / slot) }, () => "0");
  for (const item of items) {
    const digit = digits[showAsOf(item)];
    const { start, end } = item.occurrence ?? { start: 0, end: 0 };
    for (
      let place = Math.max(0, Math.floor((start - from) / slot));
      place < slots.length && from + place * slot < end;
      place++
    ) {
      const known = slots[place] ?? "0";
      slots[place] = digit > known ? digit : known;
    }
  }
  return slots.join("");
}

function workingHours({ office }: Account): Xml {
  const rules = rulesOf(windowsOf(office.zone));
  const change = (at: Change | undefined, bias: number) => [
    type("Bias", bias),
    type("Time", `${String(at?.hour ?? 0).padStart(2, "0")}:00:00`),
    type("DayOrder", at?.order ?? 0),
    type("Month", at?.month ?? 0),
    type("DayOfWeek", "Sunday"),
  ];
  const { daylight } = rules ?? {};
  return type("WorkingHours", [
    type("TimeZone", [
      type("Bias", rules?.bias ?? 0),
      type("StandardTime", change(daylight?.ends, 0)),
      type("DaylightTime", change(daylight?.begins, daylight ? -60 : 0)),
    ]),
    type(
      "WorkingPeriodArray",
      type("WorkingPeriod", [
        type("DayOfWeek", "Monday Tuesday Wednesday Thursday Friday"),
        type("StartTimeInMinutes", office.startOfDay),
        type("EndTimeInMinutes", office.startOfDay + 9 * 60),
      ]),
    ),
  ]);
}
