import { UserError } from "../../base/errors.js";
import { numbered, quoted } from "../../base/words.js";
import { isMailboxAddress, uniqueMailboxes } from "../../calendar/mailbox-address.js";
import { readList } from "../check/named-mailboxes.js";
import type { Io } from "../io.js";

const most = 10_000;

/** The address of a mailbox as it is typed. Throws a `UserError` where it is none. */
export function readMailbox(text: string): string {
  const address = text.trim();
  if (!isMailboxAddress(address)) {
    throw new UserError(`${quoted(text)} is not the address of a mailbox.`, {
      remedy: "Write it as ada@contoso.com.",
    });
  }
  return address;
}

export interface ReadMailboxes {
  /** Each once. */
  readonly mailboxes: readonly string[];
  /** How many lines of the file were not understood, which standard error has said. */
  readonly unread: number;
}

/** The mailboxes that are named one by one and in a file. Throws a `UserError`. */
export async function readMailboxes(
  named: readonly string[],
  file: string | undefined,
  io: Io,
): Promise<ReadMailboxes> {
  const typed = named.map(readMailbox);
  const list = await readList(file, io);
  const mailboxes = uniqueMailboxes([...typed, ...list.mailboxes]);
  if (mailboxes.length === 0) {
    throw new UserError("It is not said which mailboxes to ask for.", {
      remedy: "Name them with --mailbox, which may be repeated, or in a file with --mailboxes.",
    });
  }
  if (mailboxes.length > most) {
    throw new UserError(`There are more than ${numbered(most)} mailboxes.`, {
      remedy: "Ask for fewer at a time.",
    });
  }
  return { mailboxes, unread: list.problems.length };
}
