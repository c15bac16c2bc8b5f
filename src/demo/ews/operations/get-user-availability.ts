import { dayMilliseconds } from "../../data/days.js";
import type { Account } from "../../data/users.js";
import { hasMailbox, type EwsCall } from "../call.js";
import { EwsError, EwsFault, schemaFault } from "../errors.js";
import {
  calendarRight,
  freeBusyViews,
  renderFreeBusy,
  type FreeBusyQuestion,
  type FreeBusyView,
} from "../free-busy-view.js";
import { renderError } from "../messages.js";
import { childOf, textOf, type XmlElement } from "../read-xml.js";
import { readRuleZone, type RuleZone } from "../rule-zone.js";
import { readTime } from "../times.js";
import { type, xml, type Xml } from "../xml.js";

const mostMailboxes = 100;
const mostDays = 42;

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

function readQuestion(call: EwsCall, zone: RuleZone, options: XmlElement | undefined): FreeBusyQuestion {
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

function answer(question: FreeBusyQuestion, address: string): Xml {
  try {
    const inside = renderFreeBusy(question, findMailbox(question.call, address));
    return xml`<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode></m:ResponseMessage><m:FreeBusyView>${inside}</m:FreeBusyView></m:FreeBusyResponse>`;
  } catch (error) {
    if (!(error instanceof EwsError)) {
      throw error;
    }
    return xml`<m:FreeBusyResponse><m:ResponseMessage ResponseClass="Error">${renderError(error)}</m:ResponseMessage><m:FreeBusyView>${type("FreeBusyViewType", "None")}</m:FreeBusyView></m:FreeBusyResponse>`;
  }
}

function findMailbox(call: EwsCall, address: string): Account {
  const { company, door } = call;
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
  if (calendarRight(call, account) === "None") {
    throw new EwsError("ErrorNoFreeBusyAccess", "The caller does not have access to free/busy data.");
  }
  return account;
}

const isView = (text: string): text is FreeBusyView => freeBusyViews.some((view) => view === text);
