import type { Window } from "./source.js";

/** Whether the calendar of a mailbox can be read, and if not, what kind of reason there is. */
export type CheckOutcome = "readable" | "refused" | "missing" | "failed";

export const checkOutcomes = [
  "readable",
  "refused",
  "missing",
  "failed",
] as const satisfies readonly CheckOutcome[];

/** The way to a calendar. */
export type Via = "graph" | "ews";

/** What is known of one mailbox of many. Plain JSON, but for `undefined`. */
export interface MailboxVerdict {
  /** As it stands in the list. */
  readonly mailbox: string;
  readonly outcome: CheckOutcome;
  readonly via: Via;
  /** How many lie in the window, where it could be read and the server told. */
  readonly events: number | undefined;
  /** Whether there are more events than that. */
  readonly isCut?: boolean;
  /** Why it cannot be read, in whole sentences. */
  readonly reason?: string;
  /** The service's own code, for instance `ErrorAccessDenied`. */
  readonly code?: string;
  /** What helps, in whole sentences. */
  readonly helps?: string;
  /** Whether whoever owns it holds a role of the directory. Absent where that is not known. */
  readonly isAdministrator?: boolean | undefined;
  /** An ISO instant. */
  readonly checkedAt: string;
}

/** What a door tells of one mailbox. */
export type DoorVerdict = Omit<MailboxVerdict, "via" | "isAdministrator" | "checkedAt">;

export interface DoorOptions {
  readonly window: Window;
  readonly signal?: AbortSignal | undefined;
  /** Why a person is asked to sign in, as a whole sentence. */
  readonly reason?: string | undefined;
  /** Whether others were answered before, so that a sign-in that is not accepted may concern single ones. */
  readonly isContinued?: boolean;
}

/** A way to ask many mailboxes. Made by `createGraphDoor` and `createEwsDoor`. */
export interface MailboxDoor {
  readonly via: Via;
  /**
   * One verdict for each mailbox, in any order, as they come. Asks no faster than it is read. Throws what concerns all of
   * them: nobody signed in, no network, a window that is too long.
   */
  check(mailboxes: Iterable<string>, options: DoorOptions): AsyncIterable<DoorVerdict>;
}

/** Says of an address, or of a user's id, whether that is an administrator. `undefined`: not known. */
export type AdministratorLookup = (mailbox: string) => boolean | undefined;
