import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { counted, quoted } from "../../base/words.js";
import { listUsers, readMoreUsers, type ListedUser } from "../../graph/users.js";
import type { Page } from "../../graph/page.js";
import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import { commandIds } from "../ids.js";
import type { Services } from "../services.js";
import { failureOf } from "./failure-node.js";
import { LineNode, paintBranch } from "./line-node.js";
import { MailboxNode } from "./mailbox-node.js";
import type { TreeNode } from "./tree-node.js";

/** How many are read at a time. */
const pageSize = 50;

/** What was read of the list so far. */
interface Read {
  readonly mailboxes: readonly MailboxNode[];
  readonly total: number | undefined;
  readonly next: string | undefined;
  /** What kept from reading on. */
  readonly failure: UserError | undefined;
}

/** The mailboxes of a tenant, or those that are searched for. Commands are given its `connection`. */
export class MailboxesNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly #services: Services;
  #reading: Promise<Read> | undefined;

  constructor(services: Services, connection: Connection) {
    this.id = mailboxesId(connection);
    this.#services = services;
    this.connection = connection;
  }

  item(): vscode.TreeItem {
    const search = this.#search();
    const line = {
      label: "Mailboxes",
      description: search === "" ? "" : quoted(search),
      tooltip:
        search === ""
          ? "Everybody and everything in the tenant that has a mail address, by name."
          : `Those with a name, a mail address or a user name that begins like ${quoted(search)}.`,
      icon: new vscode.ThemeIcon("organization"),
      contextValue: "mailboxes",
      spoken: search === "" ? "Mailboxes" : `Mailboxes, searched for ${quoted(search)}`,
    };
    return paintBranch(line, false);
  }

  /** One request, the first time. */
  async children(): Promise<readonly TreeNode[]> {
    this.#reading ??= this.#read();
    const { mailboxes, total, next, failure } = await this.#reading;
    return [
      ...mailboxes,
      ...(mailboxes.length === 0 && !failure ? [this.#nothing()] : []),
      ...(failure ? [this.#failed(failure, next !== undefined)] : []),
      ...(next !== undefined && !failure ? [this.#more(mailboxes.length, total)] : []),
      ...(this.#search() === "" ? [] : [this.#all()]),
    ];
  }

  /** Reads the next page. What is there stays. */
  async loadMore(): Promise<void> {
    const reading = this.#reading;
    const before = await reading;
    if (before?.next !== undefined && this.#reading === reading) {
      this.#reading = this.#read(before);
      await this.#reading;
    }
  }

  forget(): void {
    this.#reading = undefined;
  }

  async #read(before?: Read): Promise<Read> {
    const mailboxes = before?.mailboxes ?? [];
    try {
      const page = await this.#readPage(before?.next);
      const known = new Set(mailboxes.map(({ id }) => id));
      const more = page.items
        .map((user) => new MailboxNode(this.id, this.#services, this.connection, user))
        .filter(({ id }) => !known.has(id));
      return {
        mailboxes: [...mailboxes, ...more],
        total: page.total ?? before?.total,
        next: page.next,
        failure: undefined,
      };
    } catch (error) {
      if (error instanceof SignInError || !(error instanceof UserError)) {
        // Whoever signs in meanwhile is not told what was so before.
        this.forget();
      }
      if (!(error instanceof UserError)) {
        throw error;
      }
      return { mailboxes, total: before?.total, next: before?.next, failure: error };
    }
  }

  async #readPage(next: string | undefined): Promise<Page<ListedUser>> {
    const { graph } = await this.#services.connections.open(this.connection);
    if (next !== undefined) {
      return await readMoreUsers(graph, next);
    }
    for await (const page of listUsers(graph, { search: this.#search(), pageSize, onlyWithMail: true })) {
      return page;
    }
    return { items: [], total: 0, next: undefined };
  }

  #search(): string {
    return this.#services.mailboxSearches.find(this.connection);
  }

  #nothing(): TreeNode {
    const search = this.#search();
    return new LineNode(`${this.id}/none`, {
      label:
        search === ""
          ? "Nobody in this tenant has a mail address"
          : `No name or address begins like ${quoted(search)}`,
      icon: new vscode.ThemeIcon("info"),
    });
  }

  #more(count: number, total: number | undefined): TreeNode {
    const of =
      total === undefined
        ? counted(count, "mailbox", "mailboxes")
        : `${String(count)} of ${counted(total, "mailbox", "mailboxes")}`;
    return Object.assign(
      new LineNode(`${this.id}/more`, {
        label: "Load more…",
        description: of,
        icon: new vscode.ThemeIcon("ellipsis"),
        contextValue: "loadMore",
        command: { command: commandIds.loadMore, title: "Load More", arguments: [this] },
      }),
      { owner: this },
    );
  }

  #failed(error: UserError, isBegun: boolean): TreeNode {
    const goOn = { command: commandIds.loadMore, title: "Retry", arguments: [this] };
    return failureOf(this, this.connection, error, isBegun ? goOn : undefined);
  }

  #all(): TreeNode {
    const { connection } = this;
    return new LineNode(`${this.id}/all`, {
      label: "Show all mailboxes",
      icon: new vscode.ThemeIcon("clear-all"),
      command: {
        command: commandIds.searchMailboxes,
        title: "Show All Mailboxes",
        arguments: [{ connection, search: "" }],
      },
    });
  }
}

export function mailboxesId({ id }: Pick<Connection, "id">): string {
  return `connection/${id}/mailboxes`;
}
