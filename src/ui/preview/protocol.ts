import type { EventDifference } from "../../calendar/compare.js";
import type { CalendarEvent } from "../../calendar/event.js";
import type { CalendarFormat } from "../../calendar/export.js";
import type { BusyPeriod } from "../../calendar/source.js";
import type { VendorView } from "../../calendar/vendor-view.js";

/** What the preview's page and the editor say to each other. The page is loaded alone, so nothing here asks for VS Code. */

export const views = ["day", "workWeek", "week", "month", "agenda", "sideBySide"] as const;
export type View = (typeof views)[number];

export const sources = ["graph", "ews", "both"] as const;
export type SourceChoice = (typeof sources)[number];

export type Via = "graph" | "ews";

/** As ISO 8601 instants in UTC, because messages carry no dates. From `start` on and before `end`. */
export interface SpokenWindow {
  readonly start: string;
  readonly end: string;
}

export interface PreviewedMailbox {
  readonly address: string;
  readonly name: string;
  /** What somebody should know about the account: that it holds administrator roles. */
  readonly note: string | undefined;
}

export interface PreviewedCalendar {
  readonly id: string;
  readonly name: string;
}

/** What a preview is about. All that a reader chooses is chosen in the page, unless it needs the editor to ask. */
export interface PreviewSubject {
  /** By which the editor knows the preview after a reload. The page keeps it and looks at nothing in it. */
  readonly key: string;
  readonly title: string;
  readonly connection: string;
  /** As in "the application ClockWork Office365 Sync". */
  readonly signedInAs: string;
  readonly mailboxes: readonly PreviewedMailbox[];
  /** Empty while they are not known, and where there are several mailboxes. */
  readonly calendars: readonly PreviewedCalendar[];
  readonly calendarId: string | undefined;
  /** Through which doors it can be read at all. */
  readonly doors: readonly Via[];
  readonly source: SourceChoice;
  readonly firstView: View;
  /** IANA names. */
  readonly zone: string;
  readonly mailboxZone: string | undefined;
  /** For week starts and clocks; absent where the page's own serves. */
  readonly locale: string | undefined;
  readonly redacted: boolean;
  readonly vendor: VendorView | undefined;
}

/** In place of a calendar that is not shown. */
export interface Refusal {
  readonly title: string;
  readonly asked: string;
  readonly answered: string;
  readonly means: string;
  readonly helps: string | undefined;
  /** The request's id, for Microsoft's support. */
  readonly requestId: string | undefined;
  readonly actions: readonly RefusalAction[];
}

export interface RefusalAction {
  readonly id: string;
  readonly label: string;
}

export type ToPage =
  | { readonly type: "subject"; readonly subject: PreviewSubject }
  /** Begins a reading. What an earlier one still sends is not listened to; `keep` leaves shown what was read before. */
  | {
      readonly type: "reading";
      readonly reading: number;
      readonly window: SpokenWindow;
      readonly keep: boolean;
    }
  | {
      readonly type: "events";
      readonly reading: number;
      readonly via: Via;
      readonly mailbox: string;
      readonly events: readonly CalendarEvent[];
    }
  | {
      readonly type: "busy";
      readonly reading: number;
      readonly via: Via;
      readonly mailbox: string;
      readonly periods: readonly BusyPeriod[];
    }
  | {
      readonly type: "refused";
      readonly reading: number;
      readonly via: Via;
      readonly mailbox: string;
      readonly refusal: Refusal;
    }
  | {
      readonly type: "comparison";
      readonly reading: number;
      readonly verdict: string;
      readonly differences: readonly EventDifference[];
      /** Whether some of what is shown could not be compared. */
      readonly isPartial?: boolean | undefined;
    }
  /** Ends a reading, whether all came or it was cancelled. */
  | {
      readonly type: "read";
      readonly reading: number;
      readonly cancelled: boolean;
      readonly requests: number;
      readonly milliseconds: number;
    }
  | {
      readonly type: "details";
      readonly via: Via;
      readonly mailbox: string;
      readonly itemId: string;
      readonly event: CalendarEvent | undefined;
      /** Why there is nothing more. */
      readonly words: string | undefined;
    }
  /** Moves to a day, as a command of the editor asks for. */
  | { readonly type: "go"; readonly view: View | undefined; readonly day: string | undefined };

/** What is shown and how: an export has to look the same. */
export interface Shown {
  readonly window: SpokenWindow;
  readonly zone: string;
  readonly redacted: boolean;
  readonly vendor: VendorView | undefined;
}

export type ToEditor =
  | { readonly type: "ready" }
  /** What the view shows is not read yet. */
  | { readonly type: "window"; readonly window: SpokenWindow }
  | { readonly type: "source"; readonly source: SourceChoice }
  | { readonly type: "calendar"; readonly calendarId: string }
  | { readonly type: "choose"; readonly what: "mailbox" | "account" }
  | { readonly type: "refresh" }
  | { readonly type: "cancel" }
  | {
      readonly type: "details";
      readonly via: Via;
      readonly mailbox: string;
      readonly itemId: string;
    }
  | { readonly type: "export"; readonly format: CalendarFormat; readonly shown: Shown }
  | { readonly type: "copyRequests" }
  /** A button of a refusal. */
  | { readonly type: "help"; readonly id: string };

/** What the page keeps over a reload. The editor finds its key in there. */
export interface KeptState {
  readonly key: string;
  readonly view: View;
  /** "2026-11-21" */
  readonly day: string;
  readonly zone: string;
  readonly source: SourceChoice;
  readonly redacted: boolean;
  readonly vendor: VendorView | undefined;
}
