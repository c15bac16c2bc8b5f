import type { CheckOutcome, MailboxVerdict, Via } from "../../calendar/mailbox-check.js";

/** What the page of a check of many mailboxes and the editor say to each other. The page is loaded alone, so nothing here asks for VS Code. */

export const vias = ["graph", "ews"] as const satisfies readonly Via[];

/** A line of the table: what became of one mailbox, by whose address the line is known. */
export interface CheckRow extends MailboxVerdict {
  /** The owner's name, where it is known. */
  readonly name: string | undefined;
}

/** What the check is about, in words. */
export interface CheckSubject {
  /** By which the editor knows the check after a reload. The page keeps it and looks at nothing in it. */
  readonly key: string;
  readonly title: string;
  /** The connection, the account, the door, the days. */
  readonly facts: readonly string[];
}

export const offers = ["cancel", "resume", "rest", "again", "refused"] as const;
/** What can be done next: break off, go on, check what a sample left out, or check anew what failed or was refused. */
export type Offer = (typeof offers)[number];

export interface CheckProgress {
  /** "1,240 of 10,000, 12 refused, about 3 minutes left" */
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly isRunning: boolean;
  readonly offers: readonly { readonly what: Offer; readonly label: string }[];
  /** What is worth knowing about the whole: why it ended, that most accounts are administrators. */
  readonly notes: readonly CheckNote[];
}

export interface CheckNote {
  readonly isWarning: boolean;
  readonly words: string;
}

export type ToCheckPage =
  | { readonly type: "subject"; readonly subject: CheckSubject }
  /** Adds lines, or puts others in the place of those with the same mailbox. */
  | { readonly type: "rows"; readonly rows: readonly CheckRow[] }
  | { readonly type: "progress"; readonly progress: CheckProgress };

export const exportFormats = ["csv", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

export type FromCheckPage =
  | { readonly type: "ready" }
  /** One of the offers was taken. */
  | { readonly type: "do"; readonly what: Offer }
  | { readonly type: "open"; readonly mailbox: string }
  | { readonly type: "copy"; readonly mailbox: string }
  /** The mailboxes of the lines that are shown, in their order. Absent: all. */
  | {
      readonly type: "export";
      readonly format: ExportFormat;
      readonly mailboxes: readonly string[] | undefined;
    };

export const columns = ["mailbox", "outcome", "door", "events", "reason", "administrator"] as const;
export type Column = (typeof columns)[number];

/** What the page keeps over a reload. The editor finds its key in there. */
export interface KeptCheckPage {
  readonly key: string;
  readonly text: string;
  readonly outcomes: readonly CheckOutcome[];
  readonly onlyAdministrators: boolean;
  readonly sort: { readonly column: Column; readonly descending: boolean } | undefined;
  /** Counted from 0. */
  readonly page: number;
}
