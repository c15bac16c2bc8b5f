import * as vscode from "vscode";
import type { ListedCalendar } from "../../graph/calendars.js";
import type { ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { findAddresses } from "../../base/addresses.js";
import { UserError } from "../../base/errors.js";
import { counted } from "../../base/words.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { describeConnection, isServer } from "../connections/describe-connection.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import type { Services } from "../services.js";
import { chooseMailbox } from "../tenant/choose-mailbox.js";
import { chooseMailboxes } from "../tenant/choose-mailboxes.js";
import { addressOf, nameCalendar, nameMailbox } from "../tenant/name-mailbox.js";
import type { KeptSubject } from "./kept-subjects.js";
import type { SourceChoice } from "./protocol.js";

/** How many mailboxes stand side by side at most. */
const most = 100;

interface Question {
  readonly title: string;
  /** Absent: the first door that there is. */
  readonly source?: SourceChoice;
}

/** The mailbox and calendar of the line that a command was started from, or the mailbox that the user chooses. */
export async function chooseSubject(
  services: Services,
  args: readonly unknown[],
  { title, source }: Question,
): Promise<KeptSubject> {
  const connection = await choosePreviewed(services, args, title);
  if (source === "both" && isServer(connection.way)) {
    throw new UserError("An Exchange Server has EWS alone, so there is nothing to compare.", {
      remedy: "Preview the calendar instead, or compare in a tenant of Microsoft 365.",
    });
  }
  const of = subjectOf(services, connection, source);
  if (isServer(connection.way)) {
    const address = givenAddress(args[0]) ?? (await askAddress(title, connection.way.user));
    return { ...of, name: address, mailboxes: [{ address, name: address }] };
  }
  const mailbox = await chooseMailbox(services, connection, args[0], { title });
  const name = nameMailbox(mailbox);
  const address = addressOf(mailbox) || mailbox.id;
  const { calendar } = (args[0] ?? {}) as { readonly calendar?: ListedCalendar };
  return {
    ...of,
    name,
    mailboxes: [{ address, name }],
    calendar: calendar && {
      id: calendar.isDefaultCalendar ? undefined : calendar.id,
      name: nameCalendar(calendar),
    },
  };
}

/** Several mailboxes, by whatever way the user knows them. */
export async function chooseSubjects(
  services: Services,
  args: readonly unknown[],
  { title }: Question,
): Promise<KeptSubject> {
  const connection = await choosePreviewed(services, args, title);
  const { name, mailboxes, isCut } = await chooseMailboxes(services, connection, { title, most });
  if (isCut) {
    void vscode.window.showInformationMessage(
      `The first ${counted(most, "mailbox", "mailboxes")} are shown side by side. For more than that, check them as a list.`,
    );
  }
  return { ...subjectOf(services, connection, undefined), name, mailboxes };
}

/** Through the same connection as before, where it is still there. */
export async function chooseAnotherMailbox(
  services: Services,
  before: KeptSubject | undefined,
): Promise<KeptSubject> {
  const connection = before && services.connections.find(before.connection);
  const args = connection ? [{ connection }] : [];
  const isSeveral = before !== undefined && before.mailboxes.length > 1;
  const chosen = await (isSeveral
    ? chooseSubjects(services, args, { title: "Preview Other Mailboxes" })
    : chooseSubject(services, args, { title: "Preview Another Mailbox" }));
  return before?.connection === chosen.connection ? { ...chosen, source: before.source } : chosen;
}

/** The same mailboxes through another connection of their tenant. */
export async function chooseAnotherAccount(
  services: Services,
  before: KeptSubject | undefined,
): Promise<KeptSubject> {
  const { connections } = services;
  const current = before && connections.find(before.connection);
  if (!current) {
    throw new UserError("The connection of this preview is not there any more.");
  }
  const items = [
    ...connections
      .list()
      .filter((each) => each.id !== current.id && placeOf(each) === placeOf(current))
      .map((connection) => ({
        label: plain(connection.name),
        description: plain(describeConnection(connection, { cloud: connections.cloudOf(connection).title })),
        connection,
      })),
    { label: "$(plug) Connect to a Tenant…", description: "", connection: undefined },
  ];
  const chosen = await pick({ title: "Sign In as", placeholder: "Through which connection?", items });
  if (chosen === back) {
    throw new Error("There is nothing before the first question.");
  }
  if (!chosen.connection) {
    await vscode.commands.executeCommand(commandIds.connect);
    throw new vscode.CancellationError();
  }
  // A calendar has another id to everybody who looks at it.
  return { ...before, ...connectionOf(services, chosen.connection), calendar: undefined };
}

function choosePreviewed(services: Services, args: readonly unknown[], title: string): Promise<Connection> {
  return chooseConnection(services, args, {
    title,
    placeholder: "Through which connection is it read?",
    takesOnly: true,
  });
}

function subjectOf(
  services: Services,
  connection: Connection,
  source: SourceChoice | undefined,
): Omit<KeptSubject, "name" | "mailboxes"> {
  return {
    ...connectionOf(services, connection),
    calendar: undefined,
    source: source ?? (isServer(connection.way) ? "ews" : "graph"),
    mailboxZone: undefined,
  };
}

function connectionOf({ connections }: Services, connection: Connection) {
  const { id, name, cloud } = connection;
  return { connection: id, connectionName: name, isDemo: cloud === connections.demo?.connection.cloud };
}

function placeOf({ way, cloud, tenant }: Connection): string {
  return isServer(way) ? new URL(way.ews).host : `${cloud} ${tenant.toLowerCase()}`;
}

/** A server lists nobody, so the address has to be known. */
async function askAddress(title: string, user: string): Promise<string> {
  const answer = await askText({
    title,
    prompt: "The mail address of the mailbox.",
    placeholder: "ada@contoso.com",
    value: findAddresses(user)[0] ?? "",
    judge: (text) => (findAddresses(text)[0] === text ? undefined : wrong("This is no mail address.")),
  });
  if (answer === back) {
    throw new Error("There is nothing before the first question.");
  }
  return answer.text;
}

function givenAddress(node: unknown): string | undefined {
  const { mailbox } = (node ?? {}) as { readonly mailbox?: ListedUser };
  const address = mailbox ? addressOf(mailbox) : "";
  return address === "" ? undefined : address;
}
