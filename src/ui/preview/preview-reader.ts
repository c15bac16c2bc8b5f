import { UserError } from "../../base/errors.js";
import type { CalendarFormat } from "../../calendar/export.js";
import type { CalendarSource, EventQuery, SourceOptions } from "../../calendar/source.js";
import type { CalendarChanges } from "../../graph/calendar-delta.js";
import { ChosenCalendar } from "./chosen-calendar.js";
import { compareShown, margin } from "./compare-shown.js";
import { describeRequests } from "./describe-requests.js";
import { Doors } from "./doors.js";
import { HeldCalendar } from "./held-calendar.js";
import type { Refusal, Shown, SourceChoice, SpokenWindow, ToPage, Via } from "./protocol.js";
import { keyOf, readMailboxes } from "./read-mailboxes.js";
import { Reading } from "./reading.js";
import { renderShown } from "./render-shown.js";
import { ShownEvents } from "./shown-events.js";

export interface PreviewReaderParts {
  /** SMTP addresses. */
  readonly mailboxes: readonly string[];
  /** Only with one mailbox. Absent: the default calendar. */
  readonly calendarId: string | undefined;
  readonly source: SourceChoice;
  /** In which the words of differences tell times, and where a day has its midnight. */
  readonly zone: string;
  /** Whether nothing but free or busy is asked for. */
  readonly freeBusyOnly?: boolean | undefined;
  /** Why a person is asked to sign in or to consent, as a whole sentence. */
  readonly reason?: string | undefined;
  /** Opens a door on first use. Throws what refuses. */
  readonly open: (via: Via) => Promise<PreviewDoor>;
  readonly tell: (message: ToPage) => void;
  readonly refusal: (error: unknown, asked: { readonly via: Via; readonly mailbox: string }) => Refusal;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** A way to calendars. */
export interface PreviewDoor {
  readonly source: CalendarSource;
  /** Graph's delta, where there is one. */
  readonly readChanges?: (query: EventQuery, options: ReadChangesOptions) => Promise<CalendarChanges>;
  readonly close?: () => Promise<void>;
}

export interface ReadChangesOptions extends SourceOptions {
  /** Of the changes before. Absent: everything is read. */
  readonly link: string | undefined;
  readonly isShown: (itemId: string) => boolean;
}

/**
 * Reads what a preview shows and tells the page as it comes. Whoever begins something new ends what was under way, of which
 * nothing is told any more. Refusals are told; what is thrown is a bug.
 */
export class PreviewReader {
  readonly #parts: PreviewReaderParts;
  readonly #doors: Doors;
  readonly #held = new Map<string, HeldCalendar>();
  readonly #shown = new ShownEvents();
  #source: SourceChoice;
  #calendar: ChosenCalendar | undefined;
  #reading: Reading | undefined;
  #ending: Promise<void> = Promise.resolve();
  #details: AbortController | undefined;
  #comparison: Extract<ToPage, { type: "comparison" }> | undefined;
  #isDisposed = false;

  constructor(parts: PreviewReaderParts) {
    this.#parts = parts;
    this.#source = parts.source;
    this.#doors = new Doors(parts.open);
    this.#choose(parts.calendarId);
  }

  /** Reads what is shown anew, through another door. */
  setSource(source: SourceChoice): Promise<void> {
    this.#source = source;
    return this.#readAnew({ withChanges: false });
  }

  setCalendar(calendarId: string): Promise<void> {
    this.#choose(calendarId);
    return this.#readAnew({ withChanges: false });
  }

  /**
   * Tells everything in a window, and ends when all is told. What was read before is not asked for again. Without `keep`, the
   * page forgets what it was told, for instance because it is another one.
   */
  show(window: SpokenWindow, { keep = true }: { readonly keep?: boolean } = {}): Promise<void> {
    const before = this.#reading;
    const isUnderWay =
      before?.isOver === false && before.window.start === window.start && before.window.end === window.end;
    return keep && isUnderWay ? this.#ending : this.#read(window, { keep, withChanges: false });
  }

  /** Reads the window that is shown anew. */
  refresh(): Promise<void> {
    return this.#readAnew({ withChanges: this.#source === "graph" });
  }

  cancel(): void {
    this.#reading?.finish("cancelled");
  }

  async readDetails(via: Via, mailbox: string, itemId: string): Promise<void> {
    this.#details?.abort();
    const stop = new AbortController();
    this.#details = stop;
    const tell = (found: Pick<Extract<ToPage, { type: "details" }>, "event" | "words">) => {
      if (!stop.signal.aborted) {
        this.#parts.tell({ type: "details", via, mailbox, itemId, ...found });
      }
    };
    try {
      const { source } = await this.#doors.open(via);
      const { reason } = this.#parts;
      const onSent = this.#reading?.note;
      stop.signal.throwIfAborted();
      const event = await source.readEvent(mailbox, itemId, { signal: stop.signal, reason, onSent });
      tell({ event, words: undefined });
    } catch (error) {
      if (error instanceof UserError) {
        tell({ event: undefined, words: error.message });
      } else if (!isGivenUp(error, stop.signal)) {
        throw error;
      }
    }
  }

  /** What is shown, as a document. */
  render(format: CalendarFormat, shown: Shown): Promise<string> {
    const { mailboxes, now } = this.#parts;
    return renderShown(this.#shown.list(), format, {
      ...shown,
      mailboxes,
      source: this.#source,
      differences: this.#comparison?.differences ?? [],
      now: new Date(now()),
    });
  }

  /** The requests of the reading, without tokens, as text for a ticket. */
  describeRequests(): string {
    return describeRequests(this.#reading?.sent ?? [], this.#reading?.requests ?? 0);
  }

  /** Ends what is under way and closes the doors. Nothing is told any more. */
  async dispose(): Promise<void> {
    this.#isDisposed = true;
    this.#reading?.overtake();
    this.#details?.abort();
    await this.#doors.close();
  }

  #choose(calendarId: string | undefined): void {
    const [mailbox, another] = this.#parts.mailboxes;
    this.#calendar =
      calendarId === undefined || mailbox === undefined || another !== undefined
        ? undefined
        : new ChosenCalendar(calendarId, mailbox, (via) => this.#doors.open(via));
    this.#held.clear();
  }

  async #readAnew(how: { readonly withChanges: boolean }): Promise<void> {
    for (const held of this.#held.values()) {
      held.expire();
    }
    if (this.#reading) {
      await this.#read(this.#reading.window, { keep: false, ...how });
    }
  }

  #read(
    window: SpokenWindow,
    { keep, withChanges }: { readonly keep: boolean; readonly withChanges: boolean },
  ): Promise<void> {
    if (this.#isDisposed) {
      return Promise.resolve();
    }
    const before = this.#reading;
    before?.overtake();
    const reading = new Reading((before?.number ?? 0) + 1, window, this.#parts);
    this.#reading = reading;
    this.#doors.retry();
    // The page believes that all of a window is there, and would hold what is not for a difference.
    const isKept = keep && before?.progress === "complete" && this.#comparison?.isPartial !== true;
    if (!isKept) {
      this.#shown.clear();
    }
    this.#shown.begin(reading.stretch);
    this.#comparison = undefined;
    reading.tell({ type: "reading", reading: reading.number, window, keep: isKept });
    this.#ending = this.#finish(reading, withChanges);
    return this.#ending;
  }

  async #finish(reading: Reading, withChanges: boolean): Promise<void> {
    const { mailboxes, reason, zone, freeBusyOnly = false, refusal } = this.#parts;
    const source = this.#source;
    const { start, end } = reading.stretch;
    const { signal, note } = reading;
    const held = (via: Via, mailbox: string) => this.#heldOf(via, mailbox);
    try {
      const outcomes = await readMailboxes({
        reading,
        mailboxes,
        vias: source === "both" ? ["graph", "ews"] : [source],
        stretch: source === "both" ? { start: start - margin, end: end + margin } : reading.stretch,
        options: { signal, reason, onSent: note },
        zone,
        freeBusyOnly,
        withChanges,
        shown: this.#shown,
        held,
        open: (via) => this.#doors.open(via),
        calendarId: (via, options) => this.#calendar?.idThrough(via, options) ?? Promise.resolve(undefined),
        refusal,
      });
      signal.throwIfAborted();
      if (source === "both") {
        const { stretches } = this.#shown;
        const found = compareShown(mailboxes, { outcomes, held, stretches, zone });
        this.#comparison = { type: "comparison", reading: reading.number, ...found };
        reading.tell(this.#comparison);
      }
      reading.finish("complete");
    } catch (error) {
      if (!isGivenUp(error, signal)) {
        reading.finish("cancelled");
        throw error;
      }
    }
  }

  #heldOf(via: Via, mailbox: string): HeldCalendar {
    const key = keyOf(via, mailbox);
    const held = this.#held.get(key) ?? new HeldCalendar();
    this.#held.set(key, held);
    return held;
  }
}

/** Whether an error is there because nobody waits any more. What is a bug stays one. */
function isGivenUp(error: unknown, signal: AbortSignal): boolean {
  return (
    signal.aborted &&
    (error === signal.reason ||
      error instanceof UserError ||
      (error instanceof Error && error.name === "AbortError"))
  );
}
