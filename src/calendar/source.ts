import type { CalendarEvent, Status, EventTime } from "./event.js";

/** From `start` on and before `end`. */
export interface Window {
  readonly start: Date;
  readonly end: Date;
}

export interface CalendarInfo {
  readonly id: string;
  readonly name: string;
  readonly isDefault: boolean;
  readonly canEdit: boolean | undefined;
  /** The owner's name or address, where it is another one. */
  readonly owner: string | undefined;
}

export interface SourceOptions {
  readonly signal?: AbortSignal | undefined;
  readonly reason?: string | undefined;
  /** Learns of each request that went out for this, also of those that go again. */
  readonly onSent?: ((request: SentRequest) => void) | undefined;
}

export interface EventQuery {
  /** The SMTP address. */
  readonly mailbox: string;
  /** Absent: the default calendar. */
  readonly calendarId?: string | undefined;
  readonly window: Window;
}

/** One stretch of free/busy. Subject and location are there where the mailbox shares them. */
export interface BusyPeriod {
  readonly start: EventTime;
  readonly end: EventTime;
  readonly status: Status;
  readonly subject: string | undefined;
  readonly location: string | undefined;
  readonly isPrivate: boolean;
}

/** What one mailbox of many tells: a mailbox that fails is a value. */
export type FreeBusy =
  | { readonly mailbox: string; readonly periods: readonly BusyPeriod[] }
  | { readonly mailbox: string; readonly error: Error };

/** How many requests a source has sent, and what they were, without tokens. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** The body, where there was one, without anything secret. */
  readonly body: string | undefined;
  readonly status: number | undefined;
}

/** What is behind a refusal, for whoever offers what helps. */
export type Behind =
  /** EwsEnabled, or the list of applications that may use EWS. */
  | "ews-policy"
  /** The scope of a role, or an application access policy. */
  | "application-access"
  /** The right to act as somebody else. */
  | "impersonation"
  /** What the calendar's owner shares. */
  | "calendar-permission"
  /** What was granted to the application. */
  | "permission"
  /** One of `permission` and `application-access`, and nothing says which. */
  | "permission-or-access"
  /** For an application `application-access`, for a person `calendar-permission`. */
  | "access"
  | "sign-in"
  /** Where the mailbox is, if there is one. */
  | "mailbox"
  /** Nothing that lasts. */
  | "passing";

/** A door to calendars. All of it throws `UserError`s that say what is behind a refusal. */
export interface CalendarSource {
  readonly via: "graph" | "ews";
  /** What was sent so far, in order, up to a bound. */
  readonly sent: readonly SentRequest[];
  listCalendars(mailbox: string, options?: SourceOptions): Promise<readonly CalendarInfo[]>;
  /** Occurrences expanded, in pages as they come, each event once. */
  listEvents(query: EventQuery, options?: SourceOptions): AsyncIterable<readonly CalendarEvent[]>;
  /** One event, with its body as plain text. */
  readEvent(mailbox: string, itemId: string, options?: SourceOptions): Promise<CalendarEvent>;
  readFreeBusy(mailboxes: Iterable<string>, window: Window, options?: SourceOptions): AsyncIterable<FreeBusy>;
}
