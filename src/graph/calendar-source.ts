import type { Event } from "@microsoft/microsoft-graph-types";
import type {
  CalendarInfo,
  CalendarSource,
  EventQuery,
  SentRequest,
  SourceOptions,
} from "../calendar/source.js";
import type { AskOptions, GraphScope } from "./asking.js";
import { toCalendarEvent } from "./calendar-event.js";
import { readCalendars, type ListedCalendar } from "./calendars.js";
import type { GraphClient } from "./client.js";
import type { GraphError } from "./errors.js";
import { listed, listEvents } from "./events.js";
import { withMeaning } from "./explain-refusal.js";
import { readFreeBusy } from "./free-busy.js";
import { path } from "./path.js";
import { prefer } from "./prefer.js";

/** How many requests are kept. */
const mostSent = 500;

/** A longer window is refused. @see https://learn.microsoft.com/graph/api/user-list-calendarview */
const longestView = 1825 * 86_400_000;

export interface GraphSourceOptions {
  /** Who is connected, because the same refusal means something else to a person. Absent: an application. */
  readonly as?: "user" | "app";
  /** The mailbox from which free/busy is asked: that of whoever is signed in. Absent: one of those that are asked about. */
  readonly from?: string | undefined;
}

/** Calendars through Microsoft Graph. */
export function createGraphSource(
  client: GraphClient,
  { as = "app", from }: GraphSourceOptions = {},
): CalendarSource {
  const sent: SentRequest[] = [];
  const asking = ({ signal, reason, onSent }: SourceOptions = {}): AskOptions => ({
    signal,
    reason,
    onSent(request) {
      if (sent.length < mostSent) {
        sent.push(request);
      }
      onSent?.(request);
    },
  });
  const explained = async <Result>(mailbox: string, asked: Promise<Result>): Promise<Result> => {
    try {
      return await asked;
    } catch (error) {
      throw withMeaning(error, mailbox, as);
    }
  };

  return {
    via: "graph",
    sent,
    async listCalendars(mailbox, options) {
      return toInfos(await explained(mailbox, readCalendars(client, mailbox, asking(options))));
    },
    async *listEvents({ mailbox, calendarId, window }: EventQuery, options) {
      const seen = new Set<string>();
      for (const slice of sliceView(window)) {
        const pages = listEvents(client, mailbox, { ...asking(options), ...slice, calendarId });
        const reading = pages[Symbol.asyncIterator]();
        try {
          for (;;) {
            const page = await explained(mailbox, reading.next());
            if (page.done === true) {
              break;
            }
            const events = page.value.items.map(toCalendarEvent).filter(({ itemId }) => !seen.has(itemId));
            events.forEach(({ itemId }) => seen.add(itemId));
            yield events;
          }
        } finally {
          await reading.return?.();
        }
      }
    },
    async readEvent(mailbox, itemId, options) {
      const asked = client.get<Event>(path`/users/${mailbox}/events/${itemId}`, {
        ...asking(options),
        scopes: ["Calendars.Read.Shared"] satisfies GraphScope[],
        mailbox,
        headers: prefer({ timeZone: "UTC", textBody: true }),
        query: { $select: [...listed, "body"].join(",") },
      });
      return toCalendarEvent(await explained(mailbox, asked));
    },
    readFreeBusy: (mailboxes, window, options) =>
      readFreeBusy(client, mailboxes, {
        ...asking(options),
        window,
        from,
        explain: (error: GraphError, mailbox) => {
          const explanation = withMeaning(error, mailbox, as);
          return explanation instanceof Error ? explanation : error;
        },
      }),
  };
}

/** The owner of the default calendar is the owner of the mailbox, whichever of the addresses was asked for. */
function toInfos(calendars: readonly ListedCalendar[]): readonly CalendarInfo[] {
  const own = calendars.find(({ isDefaultCalendar }) => isDefaultCalendar)?.owner?.address?.toLowerCase();
  return calendars.map(({ id, name, isDefaultCalendar, canEdit, owner }) => ({
    id,
    name: name ?? "",
    isDefault: isDefaultCalendar === true,
    canEdit: canEdit ?? undefined,
    owner: owner?.address?.toLowerCase() === own ? undefined : (owner?.name ?? owner?.address ?? undefined),
  }));
}

function sliceView({ start, end }: EventQuery["window"]): readonly EventQuery["window"][] {
  const from = start.getTime();
  const count = Math.max(1, Math.ceil((end.getTime() - from) / longestView));
  return Array.from({ length: count }, (_, place) => ({
    start: new Date(from + place * longestView),
    end: new Date(Math.min(end.getTime(), from + (place + 1) * longestView)),
  }));
}
