import type * as graph from "@microsoft/microsoft-graph-types";
import type { Item } from "../data/calendars.js";
import { dayMilliseconds } from "../data/days.js";
import { showAsOf, subjectOf } from "../data/items.js";
import { toInstant, toWall, wallText } from "../data/zones.js";
import type { Account } from "../data/users.js";
import { contextOf, isRecord, type Answer, type Call } from "./call.js";
import { workingHours } from "./mailbox-settings.js";
import { openFreeBusy } from "./mailbox.js";
import { knownZone, readPreferences, type Preferences } from "./prefer.js";
import { invalidParameter, Refusal } from "./refusal.js";

const mostSchedules = 20;
const mostDays = 62;

interface Period {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/**
 * When people are busy, and as much of why as they let others see.
 *
 * @see https://learn.microsoft.com/graph/api/calendar-getschedule
 */
export function getSchedule(call: Call): Answer {
  openFreeBusy(call);
  const body = call.readBody();
  const schedules = body["schedules"] ?? body["Schedules"];
  if (!Array.isArray(schedules) || !schedules.every((address) => typeof address === "string")) {
    throw invalidParameter("The value of parameter 'Schedules' is missing or invalid.");
  }
  if (schedules.length > mostSchedules) {
    throw new Refusal(
      400,
      "ErrorMailboxDataArrayTooBig",
      `There are too many target users in the EmailAddress array. The allowed size = ${String(mostSchedules)}; the actual size = ${String(schedules.length)}.`,
    );
  }
  const period = readPeriod(body);
  const preferences = readPreferences(call);
  return {
    headers: preferences.applied,
    body: {
      "@odata.context": contextOf(call, "Collection(microsoft.graph.scheduleInformation)"),
      value: schedules.map((address) => scheduleOf(call, address, period, preferences)),
    },
  };
}

function scheduleOf(
  call: Call,
  address: string,
  period: Period,
  preferences: Preferences,
): graph.ScheduleInformation {
  const { company } = call;
  const account = company.users.findMail(address);
  if (account?.mailbox !== "here") {
    const unknown = account === undefined;
    return {
      scheduleId: address,
      availabilityView: "",
      error: {
        message: unknown
          ? `Unable to resolve e-mail address ${address} to an Active Directory object.`
          : `The mailbox of ${address} cannot be reached.`,
        responseCode: unknown ? "ErrorMailRecipientNotFound" : "ErrorProxyRequestProcessingFailed",
      },
    };
  }
  const items = company.calendars
    .listItems(company.calendars.defaultCalendar(account), period.from, period.to)
    .filter((item) => showAsOf(item) !== "free");
  return {
    scheduleId: address,
    availabilityView: availabilityView(items, period),
    scheduleItems: items.map((item) => toScheduleItem(call, account, item, preferences)),
    workingHours: workingHours(account),
  };
}

function toScheduleItem(
  { company, principal }: Call,
  account: Account,
  item: Item,
  { zone, zoneName }: Preferences,
): graph.ScheduleItem {
  const { series, occurrence } = item;
  const isPrivate = series.sensitivity === "private";
  const right =
    principal.kind === "app"
      ? company.exchange.defaultRight(account)
      : company.exchange.rightOf(principal.userId, account).right;
  const isOwn = principal.kind === "user" && principal.userId === account.id;
  const showsDetails = isOwn || (!isPrivate && right !== "AvailabilityOnly" && right !== "None");
  const time = (instant: number | undefined) => ({
    dateTime: wallText(toWall(instant ?? 0, zone)),
    timeZone: zoneName,
  });
  return {
    ...(showsDetails
      ? { isPrivate, subject: subjectOf(company, item), location: series.location ?? "" }
      : {}),
    status: showAsOf(item),
    start: time(occurrence?.start),
    end: time(occurrence?.end),
  };
}

const digits = { free: "0", workingElsewhere: "0", tentative: "1", busy: "2", oof: "3" } as const;

/** One digit a slot: the strongest of what touches it. */
function availabilityView(items: readonly Item[], { from, to, slot }: Period): string {
  const slots = Array.from({ length: Math.ceil((to - from) / slot) }, () => "0");
  for (const item of items) {
    const digit = digits[showAsOf(item)];
    const { start, end } = item.occurrence ?? { start: 0, end: 0 };
    const first = Math.max(0, Math.floor((start - from) / slot));
    for (let place = first; place < slots.length && from + place * slot < end; place++) {
      const known = slots[place] ?? "0";
      slots[place] = digit > known ? digit : known;
    }
  }
  return slots.join("");
}

function readPeriod(body: Record<string, unknown>): Period {
  const from = readMoment(body["startTime"] ?? body["StartTime"], "StartTime");
  const to = readMoment(body["endTime"] ?? body["EndTime"], "EndTime");
  const interval = body["availabilityViewInterval"] ?? body["AvailabilityViewInterval"] ?? 30;
  if (typeof interval !== "number" || interval < 5 || interval > 1440) {
    throw new Refusal(
      400,
      "ErrorInvalidMergedFreeBusyInterval",
      "The interval has to be between 5 and 1440 minutes.",
    );
  }
  if (to - from < interval * 60_000) {
    throw new Refusal(
      400,
      "ErrorInvalidTimeInterval",
      "The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.",
    );
  }
  const days = (to - from) / dayMilliseconds;
  if (days > mostDays) {
    throw new Refusal(
      400,
      "ErrorTimeIntervalTooBig",
      `The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = ${String(mostDays)} days; the actual limit = ${String(Math.ceil(days))} days.`,
    );
  }
  return { from, to, slot: interval * 60_000 };
}

function readMoment(value: unknown, name: string): number {
  const { dateTime, timeZone } = isRecord(value) ? value : {};
  const zone = knownZone(typeof timeZone === "string" ? timeZone : "UTC");
  const wall =
    typeof dateTime === "string"
      ? Date.parse(/Z$|[+-]\d{2}:\d{2}$/.test(dateTime) ? dateTime : `${dateTime}Z`)
      : NaN;
  if (Number.isNaN(wall)) {
    throw invalidParameter(`The value of parameter '${name}' is missing or invalid.`);
  }
  return toInstant(wall, zone);
}
