import type { CalendarFormat } from "../../calendar/export.js";
import type { CalendarSource, EventQuery, SourceOptions } from "../../calendar/source.js";
import type { CalendarChanges } from "../../graph/calendar-delta.js";
import type { Refusal, Shown, SourceChoice, SpokenWindow, ToPage, Via } from "./protocol.js";

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
  /** In milliseconds. */
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
  constructor(parts: PreviewReaderParts) {
    throw new Error(`Not built: ${parts.source}`);
  }

  /** Reads what is shown anew, through another door. */
  setSource(source: SourceChoice): Promise<void> {
    return Promise.reject(new Error(`Not built: ${source}`));
  }

  setCalendar(calendarId: string): Promise<void> {
    return Promise.reject(new Error(`Not built: ${calendarId}`));
  }

  /** Tells everything in a window. What was read before is not asked for again. Ends when all is told. */
  show(window: SpokenWindow): Promise<void> {
    return Promise.reject(new Error(`Not built: ${window.start}`));
  }

  /** Reads the window that is shown anew. */
  refresh(): Promise<void> {
    return Promise.reject(new Error("Not built."));
  }

  cancel(): void {
    throw new Error("Not built.");
  }

  readDetails(via: Via, mailbox: string, itemId: string): Promise<void> {
    return Promise.reject(new Error(`Not built: ${via} ${mailbox} ${itemId}`));
  }

  /** What is shown, as a document. */
  render(format: CalendarFormat, shown: Shown): Promise<string> {
    return Promise.reject(new Error(`Not built: ${format} ${shown.zone}`));
  }

  /** The requests of the reading, without tokens, as text for a ticket. */
  describeRequests(): string {
    throw new Error("Not built.");
  }

  dispose(): Promise<void> {
    return Promise.reject(new Error("Not built."));
  }
}
