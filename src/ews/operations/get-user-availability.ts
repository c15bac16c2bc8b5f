import type { BusyPeriod, FreeBusy, Window } from "../../calendar/source.js";
import { refused, type Asking } from "../ask.js";
import { unexpected } from "../call.js";
import type { EwsError } from "../errors.js";
import { readFreeBusyMessages, type ResponseMessage } from "../messages.js";
import { lookUp, statusOf } from "../read-event.js";
import { readInstant, toText } from "../times.js";
import { childOf, childrenOf, isTrue, textOf, type XmlNode } from "../xml/node.js";
import { xml, type XmlText } from "../xml/write.js";
import { askInTurn, type Turns } from "./ask-in-turn.js";
import { sliceWindow, type Slice } from "./find-events.js";

/** What one call takes. @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/timewindow */
const mostMailboxes = 100;
const longestWindow = 42 * 24 * 60 * 60 * 1000;
const intervalMinutes = 30;

/**
 * UTC, in which every clock time is one instant: the answer's times are told in the zone of the question, without an offset. A zone is
 * required, with both of its changes.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezone-availability
 */
const timeZone = xml`<t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>03:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>10</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime><t:DaylightTime><t:Bias>0</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>5</t:DayOrder><t:Month>3</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>`;

/**
 * When mailboxes are free or busy, in the order in which they were named. One that fails is a value.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation
 */
export async function* getUserAvailability(
  askingFor: (mailbox: string) => Asking,
  mailboxes: Iterable<string>,
  window: Window,
): AsyncGenerator<FreeBusy> {
  const slices = sliceWindow({ from: window.start.getTime(), to: window.end.getTime() }, longestWindow);
  const turns: Turns = { askingFor, asker: undefined };
  let batch: string[] = [];
  for (const mailbox of mailboxes) {
    batch.push(mailbox);
    if (batch.length === mostMailboxes) {
      yield* await readBatch(turns, batch, slices);
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield* await readBatch(turns, batch, slices);
  }
}

type Told = readonly BusyPeriod[] | EwsError;

async function readBatch(
  turns: Turns,
  mailboxes: readonly string[],
  slices: readonly Slice[],
): Promise<readonly FreeBusy[]> {
  const told: Told[] = mailboxes.map(() => []);
  for (const slice of slices) {
    const answer = await askInTurn(turns, mailboxes, "GetUserAvailability", renderRequest(mailboxes, slice));
    if (!("children" in answer)) {
      return mailboxes.flatMap((mailbox) => {
        const error = answer.get(mailbox);
        return error ? [{ mailbox, error }] : [];
      });
    }
    const messages = readFreeBusyMessages(answer);
    if (messages.length !== mailboxes.length) {
      throw unexpected(
        `It speaks of ${String(messages.length)} mailboxes instead of ${String(mailboxes.length)}.`,
        {
          operation: "GetUserAvailability",
          mailbox: turns.asker,
        },
      );
    }
    for (const [index, message] of messages.entries()) {
      const before = told[index] ?? [];
      if (!(before instanceof Error)) {
        const more = readPeriods(message, slice, turns.askingFor(mailboxes[index] ?? ""));
        told[index] = more instanceof Error ? more : join(before, more);
      }
    }
  }
  return mailboxes.map((mailbox, index) => {
    const each = told[index] ?? [];
    return each instanceof Error ? { mailbox, error: each } : { mailbox, periods: each };
  });
}

function renderRequest(mailboxes: readonly string[], { from, to }: Slice): XmlText {
  const data = mailboxes.map(
    (mailbox) =>
      xml`<t:MailboxData><t:Email><t:Address>${mailbox}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType><t:ExcludeConflicts>false</t:ExcludeConflicts></t:MailboxData>`,
  );
  // Without "Z", because these are clock times of the zone above.
  const [start, end] = [from, to].map((moment) => toText(moment).slice(0, -1));
  return xml`<m:GetUserAvailabilityRequest>${timeZone}<m:MailboxDataArray>${data}</m:MailboxDataArray><t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${start}</t:StartTime><t:EndTime>${end}</t:EndTime></t:TimeWindow><t:MergedFreeBusyIntervalInMinutes>${intervalMinutes}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>Detailed</t:RequestedView></t:FreeBusyViewOptions></m:GetUserAvailabilityRequest>`;
}

function readPeriods({ error, node }: ResponseMessage, slice: Slice, asking: Asking): Told {
  const details = { operation: "GetUserAvailability", mailbox: asking.access.mailbox };
  if (error) {
    return refused(asking, "GetUserAvailability", error);
  }
  const view = childOf(node, "FreeBusyView");
  const type = textOf(view, "FreeBusyViewType");
  const list = childOf(view, "CalendarEventArray");
  const merged = textOf(view, "MergedFreeBusy");
  if (!view || type === "None") {
    return unexpected("It does not say when this mailbox is free or busy.", details);
  }
  if (!list) {
    return merged === undefined ? [] : readMerged(merged, slice);
  }
  const periods = childrenOf(list, "CalendarEvent").map(readPeriod);
  const isWhole = periods.every((each) => each !== undefined);
  return isWhole ? periods : unexpected("A time in it makes no sense.", details);
}

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarevent */
function readPeriod(node: XmlNode): BusyPeriod | undefined {
  const start = readInstant(textOf(node, "StartTime"));
  const end = readInstant(textOf(node, "EndTime"));
  if (start === undefined || end === undefined || end < start) {
    return undefined;
  }
  const details = childOf(node, "CalendarEventDetails");
  return {
    start,
    end,
    status: lookUp(statusOf, textOf(node, "BusyType")) ?? "unknown",
    subject: textOf(details, "Subject"),
    location: textOf(details, "Location"),
    isPrivate: isTrue(details, "IsPrivate"),
  };
}

const mergedStatus: Readonly<Record<string, BusyPeriod["status"]>> = {
  1: "tentative",
  2: "busy",
  3: "outOfOffice",
  4: "workingElsewhere",
};

/** A digit for each interval, which is all that some organisations share. @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/mergedfreebusy */
function readMerged(digits: string, { from, to }: Slice): readonly BusyPeriod[] {
  const step = intervalMinutes * 60 * 1000;
  return [...digits.matchAll(/([1-9])\1*/g)].map(({ 0: run, 1: digit, index }) => ({
    start: toText(from + index * step),
    end: toText(Math.min(to, from + (index + run.length) * step)),
    status: lookUp(mergedStatus, digit) ?? "unknown",
    subject: undefined,
    location: undefined,
    isPrivate: false,
  }));
}

/** What lasts over the edge of two windows comes with both, whole or cut there. */
function join(before: readonly BusyPeriod[], more: readonly BusyPeriod[]): readonly BusyPeriod[] {
  if (before.length === 0) {
    return more;
  }
  const joined = new Map(before.map((each) => [keyOf(each), each]));
  for (const each of more) {
    joined.set(keyOf(each), each);
  }
  return [...joined.values()];
}

function keyOf({ start, end, status, subject }: BusyPeriod): string {
  return [start, end, status, subject ?? ""].join("|");
}
