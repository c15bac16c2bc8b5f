import { UserError } from "../../base/errors.js";
import type { Stretch } from "../../base/stretches.js";
import type { CalendarEvent } from "../../calendar/event.js";
import type { BusyPeriod, SourceOptions } from "../../calendar/source.js";
import { touches } from "../../calendar/touches.js";
import type { HeldCalendar } from "./held-calendar.js";
import { mayShareFreeBusy } from "./may-share-free-busy.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { Refusal, Via } from "./protocol.js";
import type { Reading } from "./reading.js";
import type { ShownEvents } from "./shown-events.js";

/** How many mailboxes are read at a time. */
const mostTogether = 4;

/** How many events a message has at most, so that the page never stands still for one. */
const mostOfMessage = 500;

/** What became of a mailbox behind a door. */
export type Outcome = "read" | "busy" | "refused";
export type Outcomes = ReadonlyMap<string, Outcome>;

export const keyOf = (via: Via, mailbox: string) => `${via} ${mailbox.toLowerCase()}`;

export interface MailboxesParts {
  readonly reading: Reading;
  readonly vias: readonly Via[];
  readonly mailboxes: readonly string[];
  /** What is read: with a margin, where the sides of a comparison may stand on different sides of the window's edge. */
  readonly stretch: Stretch;
  readonly options: SourceOptions;
  /** In which a day has its midnight. */
  readonly zone: string;
  readonly freeBusyOnly: boolean;
  /** Whether changes are asked for where that is possible. */
  readonly withChanges: boolean;
  readonly shown: ShownEvents;
  readonly held: (via: Via, mailbox: string) => HeldCalendar;
  readonly open: (via: Via) => Promise<PreviewDoor>;
  readonly calendarId: (via: Via, options: SourceOptions) => Promise<string | undefined>;
  readonly refusal: (error: unknown, asked: { readonly via: Via; readonly mailbox: string }) => Refusal;
}

/** A mailbox of which only free or busy may be asked, and why. */
interface Left {
  readonly mailbox: string;
  readonly error: UserError | undefined;
}

/**
 * Reads mailboxes through doors, a few at a time, and tells what comes. A mailbox or a door that refuses is told and leaves
 * the others alone. Where events are refused in one of several mailboxes, free/busy may be told all the same.
 */
export async function readMailboxes(parts: MailboxesParts): Promise<Outcomes> {
  const outcomes = new Map<string, Outcome>();
  const left = new Map<Via, Left[]>(parts.vias.map((via) => [via, []]));
  await someAtATime(parts.mailboxes, async (mailbox) => {
    await Promise.all(
      parts.vias.map(async (via) => {
        const outcome = await readMailbox(parts, via, mailbox);
        if (typeof outcome === "string") {
          outcomes.set(keyOf(via, mailbox), outcome);
        } else {
          left.get(via)?.push(outcome);
        }
      }),
    );
  });
  await Promise.all(
    [...left].map(async ([via, mailboxes]) => {
      if (mailboxes.length > 0) {
        await readFreeBusy(parts, via, mailboxes, outcomes);
      }
    }),
  );
  return outcomes;
}

async function readMailbox(parts: MailboxesParts, via: Via, mailbox: string): Promise<Outcome | Left> {
  const { reading, stretch, options, freeBusyOnly, withChanges, open } = parts;
  options.signal?.throwIfAborted();
  const held = parts.held(via, mailbox);
  if (!withChanges) {
    held.forgetExpired();
    tellEvents(parts, via, mailbox, held.events([stretch]));
    tellBusy(parts, via, mailbox, held.periods(stretch));
  }
  const missing = held.missing(stretch);
  if (missing.length === 0) {
    return held.isBusyOnly ? "busy" : "read";
  }
  if (freeBusyOnly || held.isBusyOnly) {
    return { mailbox, error: undefined };
  }
  try {
    const { source, readChanges } = await open(via);
    options.signal?.throwIfAborted();
    const calendarId = await parts.calendarId(via, options);
    if (!withChanges || !readChanges) {
      held.forgetExpired();
    } else {
      const isShown = (itemId: string) => held.has(itemId);
      const link = held.linkOf(stretch);
      const query = { mailbox, calendarId, window: windowOf(stretch) };
      const changes = await readChanges(query, { ...options, link, isShown });
      options.signal?.throwIfAborted();
      held.change(changes, stretch);
      tellEvents(parts, via, mailbox, held.events([stretch]));
      return "read";
    }
    for (const each of missing) {
      for await (const events of source.listEvents(
        { mailbox, calendarId, window: windowOf(each) },
        options,
      )) {
        options.signal?.throwIfAborted();
        held.add(events);
        tellEvents(parts, via, mailbox, events);
      }
      options.signal?.throwIfAborted();
      held.finish(each);
    }
    return "read";
  } catch (error) {
    if (reading.isOver || !(error instanceof UserError)) {
      throw error;
    }
    if (parts.mailboxes.length > 1 && mayShareFreeBusy(error)) {
      return { mailbox, error };
    }
    return refuse(parts, via, mailbox, error);
  }
}

/** Asks for all of them together, from a mailbox that is open where there is one. */
async function readFreeBusy(
  parts: MailboxesParts,
  via: Via,
  left: readonly Left[],
  outcomes: Map<string, Outcome>,
): Promise<void> {
  const { reading, stretch, options, mailboxes, held, open } = parts;
  const waiting = new Map(left.map((each) => [each.mailbox, each]));
  const settle = (mailbox: string, outcome: Outcome) => {
    waiting.delete(mailbox);
    outcomes.set(keyOf(via, mailbox), outcome);
  };
  const readable = mailboxes.find((mailbox) => outcomes.get(keyOf(via, mailbox)) === "read");
  const asked = [...(readable === undefined ? [] : [readable]), ...waiting.keys()];
  try {
    const { source } = await open(via);
    for await (const answer of source.readFreeBusy(asked, windowOf(stretch), options)) {
      options.signal?.throwIfAborted();
      const { mailbox } = answer;
      const first = waiting.get(mailbox);
      if (!first) {
        continue;
      }
      if ("error" in answer) {
        settle(mailbox, refuse(parts, via, mailbox, first.error ?? answer.error));
      } else {
        held(via, mailbox).keepPeriods(answer.periods, stretch);
        tellBusy(parts, via, mailbox, answer.periods);
        settle(mailbox, "busy");
      }
    }
    options.signal?.throwIfAborted();
    for (const { mailbox, error } of [...waiting.values()]) {
      settle(
        mailbox,
        refuse(parts, via, mailbox, error ?? new UserError("Nothing was told of this mailbox.")),
      );
    }
  } catch (error) {
    if (reading.isOver || !(error instanceof UserError)) {
      throw error;
    }
    for (const { mailbox, error: first } of [...waiting.values()]) {
      settle(mailbox, refuse(parts, via, mailbox, first ?? error));
    }
  }
}

function refuse(parts: MailboxesParts, via: Via, mailbox: string, error: unknown): "refused" {
  const { reading, refusal } = parts;
  reading.tell({
    type: "refused",
    reading: reading.number,
    via,
    mailbox,
    refusal: refusal(error, { via, mailbox }),
  });
  return "refused";
}

function tellEvents(
  { reading, shown, zone }: MailboxesParts,
  via: Via,
  mailbox: string,
  events: readonly CalendarEvent[],
): void {
  const inside = events.filter((event) => touches(event, reading.stretch, zone));
  shown.add(via, mailbox, inside);
  for (let from = 0; from < inside.length; from += mostOfMessage) {
    reading.tell({
      type: "events",
      reading: reading.number,
      via,
      mailbox,
      events: inside.slice(from, from + mostOfMessage),
    });
  }
}

function tellBusy(
  { reading, shown }: MailboxesParts,
  via: Via,
  mailbox: string,
  periods: readonly BusyPeriod[],
): void {
  const inside = periods.filter((period) => touches(period, reading.stretch));
  if (inside.length > 0) {
    shown.addBusy(via, mailbox, inside);
    reading.tell({ type: "busy", reading: reading.number, via, mailbox, periods: inside });
  }
}

const windowOf = ({ start, end }: Stretch) => ({ start: new Date(start), end: new Date(end) });

async function someAtATime<Item>(items: readonly Item[], task: (item: Item) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const work = async () => {
    for (const item of rest) {
      await task(item);
    }
  };
  await Promise.all(Array.from({ length: mostTogether }, work));
}
