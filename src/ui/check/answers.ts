import type { Via } from "../../calendar/mailbox-check.js";
import type { Connection } from "../../identity/connection.js";
import type { CheckRecord } from "./check-record.js";
import type { MailboxSelection } from "./mailbox-lists.js";
import type { Span } from "./spans.js";

export const title = "Check Mailboxes";

/** What was answered so far. */
export interface CheckAnswers {
  connection?: Connection;
  selection?: MailboxSelection;
  /** A check from before, which is shown again in place of another one. */
  kept?: CheckRecord | undefined;
  via: Via;
  impersonates: boolean;
  span?: Span;
  sample?: number | undefined;
}
