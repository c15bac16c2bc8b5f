import type { Via } from "../../calendar/mailbox-check.js";
import type { Connection } from "../../identity/connection.js";
import type { MailboxSelection } from "./mailbox-lists.js";
import type { Span } from "./spans.js";

export const title = "Check Mailboxes";

/** What was answered so far. */
export interface CheckAnswers {
  connection?: Connection;
  selection?: MailboxSelection;
  via: Via;
  impersonates: boolean;
  span?: Span;
  sample?: number | undefined;
}
