import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { readCalendars } from "../../graph/calendars.js";
import type { ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import type { Services } from "../services.js";
import { commandIds } from "../ids.js";
import { addressOf, nameMailbox } from "../tenant/name-mailbox.js";
import { CalendarNode } from "./calendar-node.js";
import { LineNode, paintBranch } from "./line-node.js";
import { MailboxFailureNode } from "./mailbox-failure-node.js";
import type { TreeNode } from "./tree-node.js";

/** A mailbox, below which its calendars stand. Commands are given its `connection` and `mailbox`. */
export class MailboxNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly mailbox: ListedUser;
  readonly #services: Services;
  #children: Promise<readonly TreeNode[]> | undefined;
  #isRefused = false;

  constructor(parent: string, services: Services, connection: Connection, mailbox: ListedUser) {
    this.id = `${parent}/${mailbox.id}`;
    this.#services = services;
    this.connection = connection;
    this.mailbox = mailbox;
  }

  item(): vscode.TreeItem {
    const name = nameMailbox(this.mailbox);
    const address = addressOf(this.mailbox);
    const line = {
      label: name,
      description: name === address ? "" : address,
      tooltip: `${name}\n${address}`,
      icon: new vscode.ThemeIcon("mail"),
      contextValue: "mailbox",
      command: { command: commandIds.previewCalendar, title: "Preview Calendar", arguments: [this] },
      spoken: `Mailbox ${name}, ${address}`,
    };
    return paintBranch(line, false);
  }

  /** One request, the first time. */
  children(): Promise<readonly TreeNode[]> {
    this.#children ??= this.#read();
    return this.#children;
  }

  /** Whether its line says why it is not to be read. */
  get isRefused(): boolean {
    return this.#isRefused;
  }

  forget(): void {
    this.#children = undefined;
  }

  async #read(): Promise<readonly TreeNode[]> {
    const { connection, mailbox } = this;
    try {
      const { graph } = await this.#services.connections.open(connection);
      const calendars = await readCalendars(graph, mailbox.id);
      this.#isRefused = false;
      return calendars.length === 0
        ? [
            new LineNode(`${this.id}/none`, {
              label: "No calendar is shown in this mailbox",
              icon: new vscode.ThemeIcon("info"),
            }),
          ]
        : calendars.map((calendar) => new CalendarNode(this.id, { connection, mailbox, calendar }));
    } catch (error) {
      if (error instanceof SignInError || !(error instanceof UserError)) {
        // Who signs in meanwhile is not told what was so before.
        this.forget();
      }
      if (!(error instanceof UserError)) {
        throw error;
      }
      this.#isRefused = true;
      const account = await this.#services.connections.findAccount(connection);
      return [new MailboxFailureNode(this, error, account)];
    }
  }
}
