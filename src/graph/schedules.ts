import type { ScheduleInformation } from "@microsoft/microsoft-graph-types";
import { slices, type AskOptions, type GraphScope } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import type { Mailboxes, OfMailbox } from "./mailboxes.js";
import { parsePage } from "./page.js";
import { path } from "./path.js";
import { prefer } from "./prefer.js";

/** @see https://learn.microsoft.com/graph/api/calendar-getschedule */
const mostMailboxes = 20;

export interface ReadSchedulesOptions extends AskOptions {
  /** The mailbox from which the others are asked. What they tell depends on what they share with it. */
  readonly from: string;
  readonly start: Date;
  readonly end: Date;
  /** The length of one character of `availabilityView`, between 5 and 1440. */
  readonly minutes?: number;
  readonly timeZone?: string | undefined;
}

/**
 * When the owners of many mailboxes are free or busy. A mailbox that does not tell says so in `error` of its value.
 *
 * @see https://learn.microsoft.com/graph/api/calendar-getschedule
 */
export async function* readSchedules(
  client: GraphClient,
  addresses: Mailboxes,
  { from, start, end, minutes = 30, timeZone = "UTC", ...options }: ReadSchedulesOptions,
): AsyncGenerator<OfMailbox<ScheduleInformation>> {
  // Which mailboxes a request is about, by its id, as long as it is under way.
  const asked = new Map<string, readonly string[]>();
  let count = 0;
  async function* requests(): AsyncGenerator<BatchRequest> {
    for await (const schedules of slices(addresses, mostMailboxes)) {
      const id = String(count++);
      asked.set(id, schedules);
      yield {
        id,
        method: "POST",
        path: path`/users/${from}/calendar/getSchedule`,
        headers: prefer({ timeZone }),
        body: {
          schedules,
          startTime: { dateTime: start.toISOString().slice(0, 19), timeZone: "UTC" },
          endTime: { dateTime: end.toISOString().slice(0, 19), timeZone: "UTC" },
          availabilityViewInterval: minutes,
        },
        mailbox: from,
        isRead: true,
        isList: true,
      };
    }
  }
  const scopes = ["Calendars.ReadBasic"] satisfies GraphScope[];
  for await (const answer of client.batch(requests(), { ...options, scopes })) {
    const mailboxes = asked.get(answer.id) ?? [];
    asked.delete(answer.id);
    yield* "error" in answer
      ? mailboxes.map((mailbox) => ({ mailbox, error: answer.error }))
      : assign(mailboxes, parsePage<ScheduleInformation>(answer.body)?.items ?? []);
  }
}

/** Says for each mailbox what was said of it. */
function assign(
  mailboxes: readonly string[],
  items: readonly ScheduleInformation[],
): readonly OfMailbox<ScheduleInformation>[] {
  const byAddress = new Map(items.map((item) => [item.scheduleId?.toLowerCase(), item]));
  const silence = { message: "Microsoft Graph said nothing about this mailbox." };
  return mailboxes.map((mailbox) => ({
    mailbox,
    value: byAddress.get(mailbox.toLowerCase()) ?? { scheduleId: mailbox, error: silence },
  }));
}
