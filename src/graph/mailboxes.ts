import type { MailboxSettings } from "@microsoft/microsoft-graph-types";
import type { AskOptions, GraphScope } from "./asking.js";
import type { GraphClient } from "./client.js";
import type { GraphError } from "./errors.js";
import { path } from "./path.js";

/** The object ids or addresses of mailboxes, however many. */
export type Mailboxes = Iterable<string> | AsyncIterable<string>;

/** What one mailbox of many answered. */
export type OfMailbox<Value> =
  | { readonly mailbox: string; readonly value: Value }
  | { readonly mailbox: string; readonly error: GraphError };

/**
 * Time zone, working hours and language of many mailboxes, each as it comes.
 *
 * @see https://learn.microsoft.com/graph/api/user-get-mailboxsettings
 */
export async function* readMailboxSettings(
  client: GraphClient,
  mailboxes: Mailboxes,
  options: AskOptions = {},
): AsyncGenerator<OfMailbox<MailboxSettings>> {
  async function* requests() {
    for await (const mailbox of mailboxes) {
      yield { id: mailbox, method: "GET", path: path`/users/${mailbox}/mailboxSettings`, mailbox } as const;
    }
  }
  const scopes = ["MailboxSettings.Read"] satisfies GraphScope[];
  for await (const answer of client.batch(requests(), { ...options, scopes })) {
    yield "error" in answer
      ? { mailbox: answer.id, error: answer.error }
      : { mailbox: answer.id, value: answer.body as MailboxSettings };
  }
}
