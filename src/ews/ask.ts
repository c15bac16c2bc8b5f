import type { SourceOptions } from "../calendar/source.js";
import { unexpected } from "./call.js";
import type { EwsClient } from "./client.js";
import type { EwsError } from "./errors.js";
import { explainRefusal } from "./explain.js";
import type { MailboxAccess } from "./folders.js";
import { readMessages, type MessageError } from "./messages.js";
import type { XmlNode } from "./xml/node.js";
import type { XmlText } from "./xml/write.js";

/** What every operation is given. */
export interface Asking {
  readonly client: EwsClient;
  readonly access: MailboxAccess;
  readonly options?: SourceOptions | undefined;
}

/** Sends an operation for a mailbox. */
export function ask({ client, access, options }: Asking, operation: string, body: XmlText): Promise<XmlNode> {
  const { signal, reason, onSent } = options ?? {};
  return client.call(operation, body, { ...access, signal, reason, onSent });
}

/** The one message of an operation that asks for one thing. Throws what it says. */
export async function askForOne(asking: Asking, operation: string, body: XmlText): Promise<XmlNode> {
  const [message] = readMessages(await ask(asking, operation, body));
  if (!message) {
    throw unexpected("It has no message in it.", { operation, mailbox: asking.access.mailbox });
  }
  if (message.error) {
    throw refused(asking, operation, message.error);
  }
  return message.node;
}

/** The error of a message, which came with status 200. */
export function refused(
  { client, access }: Pick<Asking, "client" | "access">,
  operation: string,
  { code, said }: MessageError,
): EwsError {
  return explainRefusal(
    { status: 200, code, said },
    { operation, mailbox: access.mailbox, isOnline: client.isOnline, now: client.now() },
  );
}
