import { UserError } from "../../src/base/errors.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { CalendarSource, EventQuery, SourceOptions } from "../../src/calendar/source.js";
import type { PreviewDoor } from "../../src/ui/preview/preview-reader.js";
import type { Via } from "../../src/ui/preview/protocol.js";
import { event } from "./calendar-events.js";

const day = 86_400_000;

export interface Script {
  /** Lets time pass, in which anything else may happen. */
  readonly pause: () => Promise<void>;
  /** Whether it goes on when nobody waits any more. */
  readonly isStubborn?: boolean;
  /** How often its calendars were changed. */
  readonly version?: () => number;
  readonly fail?: (query: EventQuery) => Error | undefined;
}

/** A meeting at noon on each day, with the calendar and its version in the subject. */
export function meetingsOf(via: Via, { calendarId = "a", window }: EventQuery, version = 0): CalendarEvent[] {
  const first = Math.ceil((window.start.getTime() - day / 2) / day);
  const count = Math.max(0, Math.ceil((window.end.getTime() - day / 2) / day) - first);
  return Array.from({ length: count }, (_, index) => {
    const noon = (first + index) * day + day / 2;
    const date = new Date(noon).toISOString().slice(0, 10);
    return event({
      itemId: `${via} ${calendarId} ${date}`,
      uid: `${calendarId} ${date}`,
      start: `${date}T12:00:00Z`,
      end: `${date}T13:00:00Z`,
      subject: `${calendarId} ${String(version)}`,
    });
  });
}

/** A door to calendars of which each day comes for itself. */
export function scriptedDoor(via: Via, { pause, isStubborn = false, version, fail }: Script): PreviewDoor {
  const wait = async (options: SourceOptions = {}) => {
    await pause();
    if (!isStubborn) {
      options.signal?.throwIfAborted();
    }
  };
  const info = (id: string) => ({
    id,
    name: id,
    isDefault: id === "a",
    canEdit: true,
    owner: undefined,
  });
  const source: CalendarSource = {
    via,
    sent: [],
    async listCalendars(_mailbox, options) {
      await wait(options);
      return [info("a"), info("b")];
    },
    async *listEvents(query, options) {
      options?.onSent?.({ method: "GET", url: `test:${via}`, body: undefined, status: 200 });
      const meetings = meetingsOf(via, query, version?.());
      const error = fail?.(query);
      for (let from = 0; from < meetings.length; from += 10) {
        await wait(options);
        yield meetings.slice(from, from + 10);
        if (error) {
          throw error;
        }
      }
    },
    async readEvent(_mailbox, itemId, options) {
      await wait(options);
      return event({ itemId, body: "Text" });
    },
    async *readFreeBusy(mailboxes, _window, options) {
      await wait(options);
      for (const mailbox of mailboxes) {
        yield { mailbox, error: new UserError("Nothing is told of this mailbox.") };
      }
    },
  };
  return { source };
}
