import type { Item } from "../../data/calendars.js";
import { dayMilliseconds } from "../../data/days.js";
import { listEwsItems } from "../../data/ews-differences.js";
import { eventId, showAsOf, subjectOf } from "../../data/items.js";
import { windowsOf } from "../../data/zones.js";
import type { Account } from "../../data/users.js";
import { freeBusyNames } from "../calendar-properties.js";
import { hasMailbox, type EwsCall } from "../call.js";
import { EwsError, EwsFault, schemaFault } from "../errors.js";
import { toEwsId } from "../ids.js";
import { renderError } from "../messages.js";
import { childOf, textOf, type XmlElement } from "../read-xml.js";
import { readRuleZone, type RuleZone } from "../rule-zone.js";
import { readTime } from "../times.js";
import { type, xml, type Xml } from "../xml.js";
import { rulesOf, type Change } from "../zone-rules.js";

const mostMailboxes = 100;
const mostDays = 42;

const views = ["None", "MergedOnly", "FreeBusy", "FreeBusyMerged", "Detailed", "DetailedMerged"] as const;
type View = (typeof views)[number];

interface Question {
  readonly call: EwsCall;
  readonly zone: RuleZone;
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  readonly view: View;
}

/**
 * When people are busy, and as much of why as they let whoever asks see.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation
 */
export function getUserAvailability(call: EwsCall): Xml {
  const { operation } = call;
  const zone = readRuleZone(childOf(operation, "TimeZone"));
  const mailboxes = childOf(operation, "MailboxDataArray")?.children ?? [];
  if (mailboxes.length === 0 || mailboxes.length > mostMailboxes) {
    throw new EwsFault(
      mailboxes.length === 0 ? "ErrorInvalidArgument" : "ErrorMailboxDataArrayTooBig",
      `There are ${mailboxes.length === 0 ? "no" : "too many"} target users in the MailboxData array. The allowed size = ${String(mostMailboxes)}; the actual size = ${String(mailboxes.length)}.`,
    );
  }
  const question = readQuestion(call, zone, childOf(operation, "FreeBusyViewOptions"));
  const responses = mailboxes.map((data) =>
    answer(question, textOf(childOf(data, "Email"), "Address") ?? ""),
  );
  return xml`<m:GetUserAvailabilityResponse><m:FreeBusyResponseArray>${responses}</m:FreeBusyResponseArray></m:GetUserAvailabilityResponse>`;
}

function readQuestion(call: EwsCall, zone: RuleZone, options: XmlElement | undefined): Question {
  const window = childOf(options, "TimeWindow");
  const view = textOf(options, "RequestedView") ?? "MergedOnly";
  const slot = Number(textOf(options, "MergedFreeBusyIntervalInMinutes") ?? 30);
  if (!options || !isView(view)) {
    throw new EwsFault("ErrorInvalidFreeBusyViewType", "The free/busy view type is not valid.");
  }
  if (!Number.isInteger(slot)) {
    throw schemaFault("The value of 'MergedFreeBusyIntervalInMinutes' is invalid.");
  }
  if (slot < 5 || slot > 1440) {
    throw new EwsFault(
      "ErrorInvalidMergedFreeBusyInterval",
      "The interval has to be between 5 and 1440 minutes.",
    );
  }
  const moment = (name: string) => {
    const text = textOf(window, name) ?? "";
    return /Z$|[+-]\d\d:\d\d$/.test(text) ? readTime(text, undefined) : zone.toInstant(readTime(text, "UTC"));
  };
  const [from, to] = [moment("StartTime"), moment("EndTime")];
  if (to - from < slot * 60_000) {
    throw new EwsFault(
      "ErrorInvalidTimeInterval",
      "The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.",
    );
  }
  const days = (to - from) / dayMilliseconds;
  // An hour more where the clocks are put back in between.
  if (days > mostDays + 1 / 24) {
    throw new EwsFault(
      "ErrorTimeIntervalTooBig",
      `The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = ${String(mostDays)} days; the actual limit = ${String(Math.ceil(days))} days.`,
    );
  }
  return { call, zone, from, to, slot: slot * 60_000, view };
}

const isView = (text: string): text is View => views.some((view) => view === text);

function answer(question: Question, address: string): Xml {
  try {
    const inside = renderView(question, findMailbox(question.call, address));
    return xml`<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode></m:ResponseMessage><m:FreeBusyView>${inside}</m:FreeBusyView></m:FreeBusyResponse>`;
  } catch (error) {
    if (!(error instanceof EwsError)) {
      throw error;
    }
    return xml`<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Error">${renderError(error)}</m:ResponseMessage><m:FreeBusyView>${type("FreeBusyViewType", "None")}</m:FreeBusyView></m:FreeBusyResponse>`;
  }
}

function findMailbox({ company, actor, door }: EwsCall, address: string): Account {
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw new EwsError(
      "ErrorInvalidSmtpAddress",
      `E-mail address <>SMTP:${address} is not a valid SMTP address.`,
    );
  }
  const account = company.users.findMail(address);
  if (!account) {
    throw new EwsError(
      "ErrorMailRecipientNotFound",
      `Unable to resolve e-mail address <>SMTP:${address} to an Active Directory object.`,
    );
  }
  if (!hasMailbox(door, account)) {
    throw new EwsError("ErrorProxyRequestProcessingFailed", `The mailbox of ${address} cannot be reached.`);
  }
  if (rightOf(company.exchange, actor, account) === "None") {
    throw new EwsError("ErrorNoFreeBusyAccess", "The caller does not have access to free/busy data.");
  }
  return account;
}

function rightOf(exchange: EwsCall["company"]["exchange"], actor: Account, account: Account) {
  return actor.id === account.id ? "Editor" : exchange.rightOf(actor.id, account).right;
}

/** What cannot be told is left out, and the view says which one it became. */
function renderView(question: Question, account: Account): Xml {
  const { call, from, to, view } = question;
  const { company, actor } = call;
  const seesDetails = rightOf(company.exchange, actor, account) !== "AvailabilityOnly";
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

function renderEvent({ call, zone }: Question, item: Item, isDetailed: boolean, isOwn: boolean): Xml {
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
function mergedView(items: readonly Item[], { from, to, slot }: Question): string {
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
