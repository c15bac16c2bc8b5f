import * as vscode from "vscode";
import type { ListedApplication } from "../../graph/applications.js";
import type { Connection } from "../../identity/connection.js";
import { findApplications, type FoundPage } from "../../tenant/find-applications.js";
import { commandIds } from "../ids.js";
import { nameApplication } from "../tenant/name-application.js";
import type { Services } from "../services.js";
import { ApplicationNode } from "./application-node.js";
import {
  describeFound,
  describeLooked,
  describeNothing,
  type ApplicationQuery,
  type FoundSoFar,
} from "./describe-found.js";
import { failureOf } from "./failure-node.js";
import { LineNode, paintBranch } from "./line-node.js";
import { Listing } from "./listing.js";
import { applicationsNodeId } from "./node-ids.js";
import type { TreeNode } from "./tree-node.js";

/** The applications of a tenant as far as somebody asked for them. Commands are given its `connection`. */
export class ApplicationsNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly #services: Services;
  readonly #nodes = new Map<string, ApplicationNode>();
  #listing: { readonly of: string; readonly query: ApplicationQuery; readonly list: Listing } | undefined;
  #failure: { readonly error: unknown } | undefined;
  #painted: string | undefined;

  constructor(services: Services, connection: Connection) {
    this.#services = services;
    this.connection = connection;
    this.id = applicationsNodeId(connection);
  }

  item(): vscode.TreeItem {
    const query = this.#query();
    const { list } = this.#current();
    const description = describeFound(query, list.hasBegun ? this.#soFar(list) : undefined);
    this.#painted = description;
    return paintBranch(
      {
        label: "Applications",
        description,
        tooltip: [
          "The registrations of this tenant.",
          query.calendarAppsOnly
            ? "Those are shown that ask for permissions to calendars, mailboxes or EWS."
            : "All of them are shown.",
          ...(query.search === "" ? [] : [`Searched for: ${query.search}`]),
          ...(list.hasBegun ? [`${describeLooked(this.#soFar(list))}.`] : []),
        ].join("\n"),
        icon: new vscode.ThemeIcon("layers"),
        contextValue: query.search === "" ? "applications" : "applications+searching",
      },
      true,
    );
  }

  /** The first time, a page and the number of all: two requests. */
  async children(): Promise<readonly TreeNode[]> {
    const current = this.#current();
    const { list, query } = current;
    if (!list.hasBegun && !this.#failure) {
      await this.#read(list);
      if (current !== this.#listing) {
        return this.children(); // Something else was asked for meanwhile.
      }
    }
    if (describeFound(query, list.hasBegun ? this.#soFar(list) : undefined) !== this.#painted) {
      this.#services.tenantTree.showLater(this);
    }
    const lines: TreeNode[] = list.applications.map((application) => this.#node(application));
    if (this.#failure) {
      const goOn = { command: commandIds.loadMore, title: "Retry", arguments: [this] };
      return [
        ...lines,
        failureOf(this, this.connection, this.#failure.error, lines.length > 0 ? goOn : undefined),
      ];
    }
    if (lines.length === 0) {
      lines.push(...this.#nothing(query, list));
    }
    return list.isWhole ? lines : [...lines, this.#more(list)];
  }

  /** Reads on. What is there stays. */
  async loadMore(): Promise<void> {
    this.#failure = undefined;
    await this.#read(this.#current().list);
  }

  forget(): void {
    for (const node of this.#nodes.values()) {
      node.forget();
    }
    this.#nodes.clear();
    this.#listing?.list.stop();
    this.#listing = undefined;
    this.#failure = undefined;
  }

  /** What a list said of an application, where it was on one. */
  find(id: string): ListedApplication | undefined {
    return this.#listing?.list.find(id);
  }

  async #read(list: Listing): Promise<void> {
    try {
      await list.more();
    } catch (error) {
      if (list === this.#listing?.list) {
        this.#failure = { error };
      }
    }
  }

  /** What is being shown, begun anew where something else is asked for than before. */
  #current() {
    const query = this.#query();
    const of = JSON.stringify(query);
    if (this.#listing?.of !== of) {
      this.#listing?.list.stop();
      this.#failure = undefined;
      this.#listing = { of, query, list: new Listing((signal) => this.#find(query, signal)) };
    }
    return this.#listing;
  }

  async *#find(query: ApplicationQuery, signal: AbortSignal): AsyncIterable<FoundPage> {
    const { graph, resources } = await this.#services.connections.open(this.connection);
    const asOf = this.#services.today();
    yield* findApplications(graph, resources.catalogue, { ...query, asOf, signal });
  }

  #query(): ApplicationQuery {
    const { applicationViews, settings } = this.#services;
    return {
      search: applicationViews.searchOf(this.connection),
      calendarAppsOnly: settings.calendarAppsOnly(),
      order: applicationViews.orderOf(this.connection),
    };
  }

  #node(listed: ListedApplication): ApplicationNode {
    const known = this.#nodes.get(listed.id);
    const node =
      known ?? new ApplicationNode(this.id, this.#services, this.connection, nameApplication(listed));
    node.take(listed);
    this.#nodes.set(listed.id, node);
    return node;
  }

  #soFar({ applications, looked, total, isWhole }: Listing): FoundSoFar {
    return { shown: applications.length, looked, total, isWhole };
  }

  #more(list: Listing): TreeNode {
    return Object.assign(
      new LineNode(`${this.id}/more`, {
        label: "Load more…",
        description: describeLooked(this.#soFar(list)),
        tooltip: "Reads the next applications of the tenant. Those that are shown stay.",
        icon: new vscode.ThemeIcon("ellipsis"),
        contextValue: "loadMore",
        command: { command: commandIds.loadMore, title: "Load More", arguments: [this] },
      }),
      { owner: this },
    );
  }

  #nothing(query: ApplicationQuery, list: Listing): readonly TreeNode[] {
    const { label, detail } = describeNothing(query, this.#soFar(list));
    const action = (name: string, words: string, command: string, icon: string) =>
      new LineNode(`${this.id}/${name}`, {
        label: words,
        icon: new vscode.ThemeIcon(icon),
        command: { command, title: words, arguments: [{ connection: this.connection }] },
      });
    return [
      new LineNode(`${this.id}/nothing`, {
        label,
        description: detail,
        tooltip: `${label}\n${detail}`,
        icon: new vscode.ThemeIcon("info"),
      }),
      ...(query.search === ""
        ? []
        : [action("clear", "Clear the search", commandIds.clearApplicationSearch, "clear-all")]),
      ...(query.calendarAppsOnly
        ? [action("all", "Look among all applications", commandIds.showAllApplications, "filter")]
        : []),
    ];
  }
}
