import { ask, type Asking } from "../ask.js";
import { EwsError } from "../errors.js";
import type { XmlNode } from "../xml/node.js";
import type { XmlText } from "../xml/write.js";

/** Asks about many mailboxes as the owner of one of them. */
export interface Turns {
  readonly askingFor: (mailbox: string) => Asking;
  /** As whom it went well, so that what follows is asked as the same. */
  asker: string | undefined;
}

/** How many mailboxes are tried as the one whose owner asks. */
const mostTrials = 20;

/** What is wrong with one mailbox, or with who acts as its owner, and need not be with another one. */
const ofOne = new Set([
  "ErrorAccessDenied",
  "ErrorAccountDisabled",
  "ErrorImpersonateUserDenied",
  "ErrorImpersonationDenied",
  "ErrorImpersonationFailed",
  "ErrorInvalidSmtpAddress",
  "ErrorMailboxMoveInProgress",
  "ErrorMailboxStoreUnavailable",
  "ErrorMissingEmailAddress",
  "ErrorNonExistentMailbox",
]);

/** The answer, or what each mailbox was refused with, where nobody among their owners may ask. Throws all else. */
export async function askInTurn(
  turns: Turns,
  mailboxes: readonly string[],
  operation: string,
  body: XmlText,
): Promise<XmlNode | ReadonlyMap<string, EwsError>> {
  const { askingFor, asker } = turns;
  const refusals = new Map<string, EwsError>();
  const candidates = asker === undefined ? mailboxes.slice(0, mostTrials) : [asker];
  for (const mailbox of candidates) {
    const asking = askingFor(mailbox);
    try {
      const answer = await ask(asking, operation, body);
      turns.asker = mailbox;
      return answer;
    } catch (error) {
      // Whoever asks as somebody else, or as herself, does so for every mailbox.
      const isOwner = asking.access.impersonate === mailbox;
      if (!(error instanceof EwsError) || !isOwner || asker !== undefined || !isOfOne(error)) {
        throw error;
      }
      refusals.set(mailbox, error);
    }
  }
  const last = [...refusals.values()].at(-1);
  return new Map(
    mailboxes.flatMap((mailbox) => {
      const error = refusals.get(mailbox) ?? last;
      return error ? [[mailbox, error]] : [];
    }),
  );
}

function isOfOne({ code, status }: EwsError): boolean {
  return code === undefined ? status === 403 : ofOne.has(code);
}
