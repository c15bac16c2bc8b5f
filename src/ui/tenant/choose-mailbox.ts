import type * as vscode from "vscode";
import { quoted } from "../../base/words.js";
import { readCalendars, type ListedCalendar } from "../../graph/calendars.js";
import { listUsers, type ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { pickFound } from "../input/pick-found.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { inTenant } from "./in-tenant.js";
import { addressOf, describeCalendar, nameCalendar, nameMailbox } from "./name-mailbox.js";

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

interface CalendarItem extends vscode.QuickPickItem {
  readonly calendar: ListedCalendar;
}

/** The calendar of the line that a command was started from, the only one of the mailbox, or the one that the user picks. */
export async function chooseCalendar(
  services: Services,
  connection: Connection,
  mailbox: ListedUser,
  node: unknown,
  { title, reason }: Question & { readonly reason: string },
): Promise<ListedCalendar | undefined> {
  const { calendar } = (node ?? {}) as { readonly calendar?: ListedCalendar };
  if (typeof calendar?.id === "string") {
    return calendar;
  }
  const name = plain(nameMailbox(mailbox));
  const calendars = await inTenant(
    services,
    connection,
    `Reading the calendars of ${name}`,
    ({ session, signal }) => readCalendars(session.asking, mailbox.id, { signal, reason }),
  );
  const [first, ...others] = calendars;
  if (others.length === 0) {
    return first;
  }
  const items = calendars.map((each): CalendarItem => ({
    label: plain(nameCalendar(each)),
    description: plain(describeCalendar(each)),
    calendar: each,
  }));
  const chosen = await pick({ title, placeholder: `Which calendar of ${name}?`, items });
  if (chosen === back) {
    throw new Error("There is nothing before the first question.");
  }
  return chosen.calendar;
}
