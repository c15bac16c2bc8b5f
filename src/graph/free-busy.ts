import type { ScheduleInformation } from "@microsoft/microsoft-graph-types";
import { UserError } from "../base/errors.js";
import { quoted } from "../base/words.js";
import type { BusyPeriod, FreeBusy, Window } from "../calendar/source.js";
import type { AskOptions } from "./asking.js";
import { collect } from "./asking.js";
import { readStatus, readTime, textOf } from "./calendar-event.js";
import type { GraphClient } from "./client.js";
import type { GraphError } from "./errors.js";
import type { OfMailbox } from "./mailboxes.js";
import { isRecord } from "./read-answer.js";
import { readSchedules } from "./schedules.js";

interface FreeBusyOptions extends AskOptions {
  readonly window: Window;
  /** The mailbox from which is asked. Absent: the first of those asked about that lets itself be used for it. */
  readonly from: string | undefined;
  readonly explain: (error: GraphError, mailbox: string) => Error;
}

/** How many mailboxes are tried as the one from which is asked. */
const mostTrials = 20;

/** When mailboxes are free or busy. One that fails is a value. */
export async function* readFreeBusy(
  client: GraphClient,
  mailboxes: Iterable<string>,
  { window, from, explain, ...options }: FreeBusyOptions,
): AsyncGenerator<FreeBusy> {
  const all = [...mailboxes];
  const time = usableTime(window);
  const toFreeBusy = (answer: OfMailbox<ScheduleInformation>): FreeBusy =>
    "error" in answer
      ? { mailbox: answer.mailbox, error: explain(answer.error, answer.mailbox) }
      : readSchedule(answer.mailbox, answer.value, window);

  const first = all.slice(0, mostTrials);
  let asking = from ?? first[0];
  if (from === undefined) {
    for (const candidate of first) {
      const answers = await collect(readSchedules(client, first, { ...options, ...time, from: candidate }));
      if (!answers.every(isRefused)) {
        asking = candidate;
        yield* answers.map(toFreeBusy);
        break;
      }
      if (candidate === first.at(-1)) {
        yield* answers.map(toFreeBusy);
      }
    }
  }
  const rest = from === undefined ? all.slice(mostTrials) : all;
  if (asking !== undefined && rest.length > 0) {
    for await (const answer of readSchedules(client, rest, { ...options, ...time, from: asking })) {
      yield toFreeBusy(answer);
    }
  }
}

/** Whether the mailbox from which was asked is the trouble, and another one may do. */
function isRefused(answer: OfMailbox<ScheduleInformation>): boolean {
  return "error" in answer && (answer.error.failure === "forbidden" || answer.error.failure === "not-found");
}

/** Slots are no longer than the window, and none is shorter than five minutes. */
function usableTime({ start, end }: Window): { start: Date; end: Date; minutes: number } {
  const minute = 60_000;
  const isShort = end.getTime() - start.getTime() < 30 * minute;
  return isShort
    ? { start, end: new Date(Math.max(end.getTime(), start.getTime() + 5 * minute)), minutes: 5 }
    : { start, end, minutes: 30 };
}

function readSchedule(mailbox: string, schedule: ScheduleInformation, window: Window): FreeBusy {
  const { error, scheduleItems } = schedule;
  if (error) {
    return { mailbox, error: explainSilence(mailbox, error.responseCode, error.message) };
  }
  const items: readonly unknown[] = Array.isArray(scheduleItems) ? scheduleItems : [];
  const periods = items.map(readPeriod);
  if (!periods.every((period) => period !== undefined)) {
    return { mailbox, error: new UserError(`Of ${mailbox}, a time came that makes no sense.`) };
  }
  const isInside = ({ start, end }: BusyPeriod) =>
    Date.parse(start) < window.end.getTime() && Date.parse(end) >= window.start.getTime();
  return { mailbox, periods: periods.filter(isInside) };
}

/** @see https://learn.microsoft.com/graph/api/resources/scheduleitem */
function readPeriod(item: unknown): BusyPeriod | undefined {
  if (!isRecord(item)) {
    return undefined;
  }
  const start = readTime(item["start"]);
  const end = readTime(item["end"]);
  return start === undefined || end === undefined
    ? undefined
    : {
        start,
        end,
        status: readStatus(item["status"]),
        subject: textOf(item["subject"]),
        location: textOf(item["location"]),
        isPrivate: item["isPrivate"] === true,
      };
}

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode */
const silences: Readonly<Record<string, { readonly says: string; readonly remedy: string }>> = {
  ErrorMailRecipientNotFound: {
    says: "There is no mailbox with this address in the organisation.",
    remedy: "Look at the address.",
  },
  ErrorNoFreeBusyAccess: {
    says: "The mailbox does not share when its owner is free or busy.",
    remedy: "Let the owner share at least when she or he is busy.",
  },
  ErrorProxyRequestProcessingFailed: {
    says: "The mailbox is on another server that could not be reached.",
    remedy:
      "Look whether the mailbox is on-premises, and at the sharing between that server and Exchange Online.",
  },
  ErrorFreeBusyDLLimitReached: {
    says: "The address is that of a group with too many members.",
    remedy: "Ask for the members one by one.",
  },
};

function explainSilence(mailbox: string, code: unknown, message: unknown): UserError {
  const known = typeof code === "string" && Object.hasOwn(silences, code) ? silences[code] : undefined;
  const said =
    typeof message === "string" && message !== "" ? ` Microsoft Graph says: ${quoted(message)}.` : "";
  const label = typeof code === "string" && code !== "" ? ` (${quoted(code)})` : "";
  return new UserError(
    `${mailbox}: ${known?.says ?? "Nothing is told of this mailbox."}${label}${said}`,
    known ? { remedy: known.remedy } : {},
  );
}
