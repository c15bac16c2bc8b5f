import * as vscode from "vscode";
import { findAddresses } from "../../base/addresses.js";
import { UserError } from "../../base/errors.js";
import { counted } from "../../base/words.js";
import { readMailboxList } from "../../calendar/read-mailbox-list.js";
import { itemsOf } from "../../graph/asking.js";
import { listGroupMembers, listGroups } from "../../graph/groups.js";
import { listUsers } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { pickFound } from "../input/pick-found.js";
import { pickManyFound } from "../input/pick-many-found.js";
import { plain } from "../input/plain.js";
import { askText, back, note, pick, wrong } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { inTenant } from "./in-tenant.js";
import { addressOf, nameMailbox } from "./name-mailbox.js";

/** How many are shown at a time. Whoever sees more of them would rather type. */
const shown = 50;

export interface NamedMailbox {
  readonly address: string;
  readonly name: string;
}

export interface ChosenMailboxes {
  /** What they have in common: the name of a group or of a file, or else their number. */
  readonly name: string;
  readonly mailboxes: readonly NamedMailbox[];
  /** Whether there were more than are wanted. */
  readonly isCut: boolean;
}

interface Question {
  readonly title: string;
  /** How many are wanted at most. The first ones are taken. */
  readonly most: number;
}

/** Several mailboxes: searched for, the people of a group, or those of a list. Throws a `CancellationError` where the user leaves. */
export async function chooseMailboxes(
  services: Services,
  connection: Connection,
  question: Question,
): Promise<ChosenMailboxes> {
  const ways = isServer(connection.way) ? [paste, file] : [search, group, paste, file];
  const chosen = await pick({ title: question.title, placeholder: "Which mailboxes?", items: ways });
  if (chosen === back) {
    throw new Error("There is nothing before the first question.");
  }
  return await chosen.choose(services, connection, question);
}

interface Way extends vscode.QuickPickItem {
  readonly choose: (
    services: Services,
    connection: Connection,
    question: Question,
  ) => Promise<ChosenMailboxes>;
}

const search: Way = {
  label: "$(search) Search for Mailboxes",
  detail: "One after the other, as one types.",
  async choose({ connections }, connection, { title, most }) {
    const { asking } = await connections.open(connection);
    const items = await pickManyFound({
      title,
      placeholder: "Type words of a name, or how an address begins",
      done: (count) => `Take ${counted(count, "Mailbox", "Mailboxes")}`,
      nothing: () => "No name or address begins like this.",
      async find(text, signal) {
        const reason = "The users of the tenant are listed, so that mailboxes can be chosen.";
        const pages = listUsers(asking, {
          search: text,
          signal,
          pageSize: shown,
          onlyWithMail: true,
          reason,
        });
        for await (const { items: users } of pages) {
          return users.map((user) => {
            const mailbox = { address: addressOf(user), name: nameMailbox(user) };
            const { address, name } = mailbox;
            return { id: user.id, label: plain(name), description: plain(address), mailbox };
          });
        }
        return [];
      },
    });
    return cut(
      items.map(({ mailbox }) => mailbox),
      undefined,
      most,
    );
  },
};

const group: Way = {
  label: "$(organization) The People of a Group…",
  detail: "Those of the groups in it among them.",
  async choose(services, connection, { title, most }) {
    const { asking } = await services.connections.open(connection);
    const reason = "The groups of the tenant and their members are listed, so that mailboxes can be chosen.";
    const { group: chosen, label } = await pickFound({
      title,
      placeholder: "Type how the name of the group begins",
      nothing: () => "No group begins like this.",
      async find(text, signal) {
        for await (const { items } of listGroups(asking, { search: text, signal, pageSize: shown, reason })) {
          return items.map((each) => ({
            label: plain(each.displayName ?? "") || "(no name)",
            description: plain(each.mail ?? ""),
            detail: plain(each.description ?? ""),
            group: each,
          }));
        }
        return [];
      },
    });
    const mailboxes = await inTenant(
      services,
      connection,
      `Reading the people of ${label}`,
      async ({ session, signal }) => {
        const people: NamedMailbox[] = [];
        for await (const user of itemsOf(listGroupMembers(session.asking, chosen.id, { signal, reason }))) {
          if (user.mail) {
            people.push({ address: user.mail, name: nameMailbox(user) });
          }
          if (people.length > most) {
            break;
          }
        }
        return people;
      },
    );
    if (mailboxes.length === 0) {
      throw new UserError(`Nobody in the group ${label} has a mail address.`);
    }
    return cut(mailboxes, chosen.displayName ?? undefined, most);
  },
};

const paste: Way = {
  label: "$(clippy) A List to Paste…",
  detail: "Addresses, separated by whatever stands between them.",
  async choose(_services, _connection, { title, most }) {
    const answer = await askText({
      title,
      prompt: "The addresses of the mailboxes.",
      placeholder: "ada@contoso.com, alex@contoso.com",
      judge(text) {
        const { length } = findAddresses(text);
        if (length === 0) {
          return wrong("There is no address in it.");
        }
        const found = `${counted(length, "address", "addresses")}.`;
        return note(length > most ? `${found} The first ${String(most)} are taken.` : found);
      },
    });
    if (answer === back) {
      throw new Error("There is nothing before the first question.");
    }
    return cut(toMailboxes(findAddresses(answer.text)), undefined, most);
  },
};

const file: Way = {
  label: "$(file) A File…",
  detail: "A CSV or any other text with addresses in it.",
  async choose(_services, _connection, { title, most }) {
    const [uri] =
      (await vscode.window.showOpenDialog({
        title,
        openLabel: "Take the Addresses",
        filters: { "Text and CSV": ["csv", "txt", "tsv"], "All files": ["*"] },
      })) ?? [];
    if (!uri) {
      throw new vscode.CancellationError();
    }
    const name = uri.path.split("/").at(-1) ?? "";
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri });
    const mailboxes = toMailboxes(readMailboxList(text).mailboxes);
    if (mailboxes.length === 0) {
      throw new UserError(`There is no address in ${name}.`);
    }
    return cut(mailboxes, name, most);
  },
};

function toMailboxes(addresses: readonly string[]): readonly NamedMailbox[] {
  return addresses.map((address) => ({ address, name: address }));
}

function cut(mailboxes: readonly NamedMailbox[], name: string | undefined, most: number): ChosenMailboxes {
  const taken = mailboxes.slice(0, most);
  return {
    name: name ?? (taken.length === 1 ? (taken[0]?.name ?? "") : `${String(taken.length)} mailboxes`),
    mailboxes: taken,
    isCut: mailboxes.length > most,
  };
}
