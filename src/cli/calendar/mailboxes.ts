import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import { readText } from "../change-file.js";
import type { Io } from "../io.js";

const most = 10_000;

/** The address of a mailbox as it is typed. Throws a `UserError` where it is none. */
export function readMailbox(text: string): string {
  const address = text.trim();
  if (address.length > 320 || !/^[^\s@<>,;:"()[\]\\\p{C}]+@[^\s@<>,;:"()[\]\\\p{C}]+$/u.test(address)) {
    throw new UserError(`${quoted(text)} is not the address of a mailbox.`, {
      remedy: "Write it as ada@contoso.com.",
    });
  }
  return address;
}

/** The mailboxes that are named one by one and in a file, each once. Throws a `UserError`. */
export async function readMailboxes(
  named: readonly string[],
  file: string | undefined,
  io: Io,
): Promise<readonly string[]> {
  const listed = file === undefined ? [] : readLines((await readText(file, io)).text);
  const mailboxes = new Map<string, string>();
  for (const text of [...named, ...listed]) {
    const mailbox = readMailbox(text);
    const key = mailbox.toLowerCase();
    mailboxes.set(key, mailboxes.get(key) ?? mailbox);
  }
  if (mailboxes.size === 0) {
    throw new UserError("It is not said which mailboxes to ask for.", {
      remedy: "Name them with --mailbox, which may be repeated, or in a file with --mailboxes.",
    });
  }
  if (mailboxes.size > most) {
    throw new UserError(`There are more than ${most.toLocaleString("en-GB")} mailboxes.`, {
      remedy: "Ask for fewer at a time.",
    });
  }
  return [...mailboxes.values()];
}

/** An address a line; empty lines, and those that begin with a #, are passed over. */
function readLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
