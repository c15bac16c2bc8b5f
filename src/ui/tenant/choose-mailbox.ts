import { quoted } from "../../base/words.js";
import { listUsers, type ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { pickFound } from "../input/pick-found.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { addressOf, nameMailbox } from "./name-mailbox.js";

/** How many are shown at a time. Whoever sees more of them would rather type. */
const shown = 50;

interface Question {
  readonly title: string;
}

/** The mailbox of the line that a command was started from, or the one that the user searches for. */
export async function chooseMailbox(
  { connections }: Services,
  connection: Connection,
  node: unknown,
  { title }: Question,
): Promise<ListedUser> {
  const { mailbox } = (node ?? {}) as { readonly mailbox?: ListedUser };
  if (typeof mailbox?.id === "string") {
    return mailbox;
  }
  const { asking } = await connections.open(connection);
  const chosen = await pickFound({
    title,
    placeholder: "Type words of a name, or how an address begins",
    nothing: (text) =>
      text.trim() === ""
        ? "Nobody in this tenant has a mail address."
        : `No name or address begins like ${quoted(text)}.`,
    async find(search, signal) {
      const pages = listUsers(asking, {
        search,
        signal,
        pageSize: shown,
        onlyWithMail: true,
        reason: "The users of the tenant are listed, so that a mailbox can be chosen.",
      });
      for await (const { items } of pages) {
        return items.map(describe);
      }
      return [];
    },
  });
  return chosen.mailbox;
}

function describe(mailbox: ListedUser) {
  return { label: plain(nameMailbox(mailbox)), description: plain(addressOf(mailbox)), mailbox };
}
