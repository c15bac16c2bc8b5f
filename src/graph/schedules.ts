import type { ScheduleInformation } from "@microsoft/microsoft-graph-types";
import { slices, type AskOptions, type GraphScope } from "./asking.js";
import type { BatchAnswer, BatchRequest, GraphClient } from "./client.js";
import type { Mailboxes, OfMailbox } from "./mailboxes.js";
import { parsePage } from "./page.js";
import { path } from "./path.js";
import { prefer } from "./prefer.js";

/** @see https://learn.microsoft.com/graph/api/calendar-getschedule */
const mostMailboxes = 20;
const longest = 62 * 86_400_000;

export interface ReadSchedulesOptions extends AskOptions {
  /** The mailbox from which the others are asked. What they tell depends on what they share with it. */
  readonly from: string;
  readonly start: Date;
  readonly end: Date;
  /** The length of one character of `availabilityView`, between 5 and 1440. */
  readonly minutes?: number;
  readonly timeZone?: string | undefined;
}

/** Twenty mailboxes, and what came so far of each stretch of time. */
interface Slice {
  readonly mailboxes: readonly string[];
  readonly answers: BatchAnswer[];
}

/**
 * When the owners of many mailboxes are free or busy, in windows of any length. A mailbox that does not tell says so in
 * `error` of its value.
 *
 * @see https://learn.microsoft.com/graph/api/calendar-getschedule
 */
export async function* readSchedules(
  client: GraphClient,
  addresses: Mailboxes,
  { from, start, end, minutes = 30, timeZone = "UTC", ...options }: ReadSchedulesOptions,
): AsyncGenerator<OfMailbox<ScheduleInformation>> {
  const windows = sliceTime(start.getTime(), end.getTime(), minutes);
  // Which mailboxes a request is about, as long as it is under way.
  const asked = new Map<string, Slice>();
  let count = 0;
  async function* requests(): AsyncGenerator<BatchRequest> {
    for await (const mailboxes of slices(addresses, mostMailboxes)) {
      const slice = String(count++);
      asked.set(slice, { mailboxes, answers: [] });
      for (const [place, window] of windows.entries()) {
        yield {
          id: `${slice} ${String(place)}`,
          method: "POST",
          path: path`/users/${from}/calendar/getSchedule`,
          headers: prefer({ timeZone }),
          body: {
            schedules: mailboxes,
            startTime: timeOf(window.from),
            endTime: timeOf(window.to),
            availabilityViewInterval: minutes,
          },
          mailbox: from,
          isRead: true,
          isList: true,
        };
      }
    }
  }
  // Calendars.ReadBasic would do, but to that no person can consent herself.
  const scopes = ["Calendars.Read"] satisfies GraphScope[];
  for await (const answer of client.batch(requests(), { ...options, scopes })) {
    const [id = ""] = answer.id.split(" ");
    const slice = asked.get(id);
    slice?.answers.push(answer);
    if (slice?.answers.length === windows.length) {
      asked.delete(id);
      yield* join(slice);
    }
  }
}

const timeOf = (instant: number) => ({
  dateTime: new Date(instant).toISOString().slice(0, 19),
  timeZone: "UTC",
});

/** In stretches that are allowed, each a whole number of characters long. */
function sliceTime(start: number, end: number, minutes: number): readonly { from: number; to: number }[] {
  const step = Math.floor(longest / (minutes * 60_000)) * minutes * 60_000;
  const count = Math.max(1, Math.ceil((end - start) / step));
  return Array.from({ length: count }, (_, place) => ({
    from: start + place * step,
    to: Math.min(end, start + (place + 1) * step),
  }));
}

/** Says for each mailbox what was said of it in all stretches of time. */
function join({ mailboxes, answers }: Slice): readonly OfMailbox<ScheduleInformation>[] {
  const failed = answers.find((answer) => "error" in answer);
  if (failed) {
    return mailboxes.map((mailbox) => ({ mailbox, error: failed.error }));
  }
  const inOrder = [...answers].sort((one, other) => placeOf(one) - placeOf(other));
  const told = inOrder.map((answer) => {
    const page = parsePage<ScheduleInformation | null>("body" in answer ? answer.body : undefined);
    return new Map(page?.items.map((item) => [addressOf(item), item]));
  });
  return mailboxes.map((mailbox) => {
    const parts = told.map((byAddress) => byAddress.get(mailbox.toLowerCase()) ?? silence(mailbox));
    const [first = silence(mailbox), ...rest] = parts;
    return { mailbox, value: parts.find(({ error }) => error) ?? rest.reduce(append, first) };
  });
}

function addressOf(item: ScheduleInformation | null): string {
  const address: unknown = item?.scheduleId;
  return typeof address === "string" ? address.toLowerCase() : "";
}

const placeOf = ({ id }: BatchAnswer) => Number(id.split(" ")[1]);

const silence = (mailbox: string): ScheduleInformation => ({
  scheduleId: mailbox,
  error: { message: "Microsoft Graph said nothing about this mailbox." },
});

/** What lies across the border of two stretches is told in both. */
function append(before: ScheduleInformation, more: ScheduleInformation): ScheduleInformation {
  const items = before.scheduleItems ?? [];
  const known = new Set(items.map((item) => JSON.stringify(item)));
  return {
    ...before,
    availabilityView: (before.availabilityView ?? "") + (more.availabilityView ?? ""),
    scheduleItems: [
      ...items,
      ...(more.scheduleItems ?? []).filter((item) => !known.has(JSON.stringify(item))),
    ],
  };
}
