import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { counted, numbered, quoted } from "../../base/words.js";
import { mailboxKey, uniqueMailboxes } from "../../calendar/mailbox-address.js";
import { readMailboxList } from "../../calendar/read-mailbox-list.js";
import { listGroupMembers, listGroups, type ListedGroup } from "../../graph/groups.js";
import type { Page } from "../../graph/page.js";
import { listUsers, type ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { pickFound } from "../input/pick-found.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { inTenant, type Watched } from "../tenant/in-tenant.js";
import { addressOf, nameMailbox } from "../tenant/name-mailbox.js";
import type { Owner } from "./check-record.js";

/** So many are checked at a time. */
export const mostMailboxes = 10_000;

/** The mailboxes that are to be checked, each once. */
export interface MailboxSelection {
  readonly mailboxes: readonly string[];
  readonly owners: Readonly<Record<string, Owner>>;
  /** "412 mailboxes of the tenant" */
  readonly words: string;
  /** What was left out. */
  readonly note: string | undefined;
}

/** How many people have a mail address, or nothing where nobody tells. One request. */
export async function countMailboxes(
  services: Services,
  connection: Connection,
): Promise<number | undefined> {
  return await inTenant(services, connection, "Counting the mailboxes", async ({ session, signal }) => {
    try {
      for await (const { total } of listUsers(session.asking, { signal, pageSize: 1, onlyWithMail: true })) {
        return total;
      }
    } catch (error) {
      if (signal.aborted || !(error instanceof UserError)) {
        throw error;
      }
      services.log.warn(error.message);
    }
    return undefined;
  });
}

/** Everybody in the tenant who has a mail address, by name, as far as they fit. */
export async function listTenant(services: Services, connection: Connection): Promise<MailboxSelection> {
  return await inTenant(services, connection, "Listing the mailboxes", (watched) =>
    collect(
      watched,
      listUsers(watched.session.asking, {
        signal: watched.signal,
        onlyWithMail: true,
        reason: "The users of the tenant are listed, so that their mailboxes can be checked.",
      }),
      "of the tenant",
    ),
  );
}

/** The people of a group that the user searches for, those of groups within it, too. */
export async function listGroup(
  services: Services,
  connection: Connection,
  title: string,
): Promise<MailboxSelection> {
  const { asking } = await services.connections.open(connection);
  const reason = "The groups of the tenant and their members are listed, so that mailboxes can be checked.";
  const { group } = await pickFound({
    title,
    placeholder: "Type words of a group's name, or how its address begins",
    nothing: (text) =>
      text.trim() === ""
        ? "There are no groups in this tenant."
        : `No group's name or address begins like ${quoted(text)}.`,
    async find(search, signal) {
      for await (const { items } of listGroups(asking, { search, signal, pageSize: 50, reason })) {
        return items.map(describeGroup);
      }
      return [];
    },
  });
  const name = describeGroup(group).label;
  const found = await inTenant(services, connection, `Listing the members of ${name}`, (watched) =>
    collect(
      watched,
      listGroupMembers(watched.session.asking, group.id, { signal: watched.signal, reason }),
      `of ${name}`,
    ),
  );
  if (found.mailboxes.length === 0) {
    throw new UserError(`Nobody in the group ${name} has a mail address.`, {
      remedy: "Choose another group.",
    });
  }
  return found;
}

function describeGroup(group: ListedGroup) {
  const { displayName, mail, id } = group;
  return { label: plain(displayName ?? "") || id, description: plain(mail ?? ""), group };
}

/** What a file says that the user chooses, or nothing where she chooses none. */
export async function readListFile(): Promise<MailboxSelection | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: "Choose a list of mailboxes",
      openLabel: "Check These Mailboxes",
      filters: { "Lists and tables": ["csv", "txt", "tsv"], "All files": ["*"] },
    })) ?? [];
  if (!uri) {
    return undefined;
  }
  const name = plain(uri.path.split("/").at(-1) ?? "");
  const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
  return readList(text, `from ${name}`);
}

/** The addresses in a text. `source` says where they are from, as the end of "12 mailboxes …". */
export function readList(text: string, source: string): MailboxSelection {
  const { mailboxes, problems } = readMailboxList(text);
  if (mailboxes.length === 0) {
    throw new UserError("There is no mail address in the list.", {
      remedy: "Write an address a line, or a table with a column of them.",
    });
  }
  const [first] = problems;
  const skipped =
    first &&
    `${counted(problems.length, "entry", "entries")} of the list ${problems.length === 1 ? "is" : "are"} no mail address, the first one in line ${numbered(first.line)}${first.text === "" ? "" : `: ${quoted(first.text)}`}.`;
  return select(mailboxes, {}, source, skipped);
}

async function collect(
  { report }: Watched,
  pages: AsyncIterable<Page<ListedUser>>,
  source: string,
): Promise<MailboxSelection> {
  const owners: Record<string, Owner> = {};
  const mailboxes: string[] = [];
  for await (const { items, total } of pages) {
    for (const user of items) {
      const address = addressOf(user);
      if (user.mail !== null && address !== "") {
        mailboxes.push(address);
        owners[mailboxKey(address)] = { id: user.id, name: nameMailbox(user) };
      }
    }
    report(
      total === undefined
        ? numbered(mailboxes.length)
        : `${numbered(mailboxes.length)} of ${numbered(total)}`,
    );
    if (mailboxes.length > mostMailboxes) {
      break;
    }
  }
  return select(mailboxes, owners, source, undefined);
}

function select(
  found: readonly string[],
  owners: Readonly<Record<string, Owner>>,
  source: string,
  skipped: string | undefined,
): MailboxSelection {
  const all = uniqueMailboxes(found);
  const mailboxes = all.slice(0, mostMailboxes);
  const cut =
    all.length > mailboxes.length
      ? `There are more. The first ${numbered(mostMailboxes)} of them are checked.`
      : undefined;
  return {
    mailboxes,
    owners,
    words: `${cut === undefined ? "" : "the first "}${counted(mailboxes.length, "mailbox", "mailboxes")} ${source}`,
    note: [skipped, cut].filter((each) => each !== undefined).join(" ") || undefined,
  };
}
