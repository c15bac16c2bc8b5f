import type { MailboxVerdict, Via } from "./mailbox-check.js";

/** How far a check got, as plain JSON, so that it can go on after a restart. Has no secret in it. */
export interface CheckState {
  readonly version: 1;
  /** The id of the `Connection`. */
  readonly connection: string;
  readonly via: Via;
  /** ISO instants. */
  readonly window: { readonly start: string; readonly end: string };
  /** All that are to be checked, in their order, each once. */
  readonly mailboxes: readonly string[];
  /** What is known so far, in the order in which it came. */
  readonly verdicts: readonly MailboxVerdict[];
}
