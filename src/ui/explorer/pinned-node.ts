import * as vscode from "vscode";
import { listApplicationsById, type ListedApplication } from "../../graph/applications.js";
import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import { ApplicationNode } from "./application-node.js";
import type { ApplicationsNode } from "./applications-node.js";
import { failureOf } from "./failure-node.js";
import { paintBranch } from "./line-node.js";
import { pinnedNodeId } from "./node-ids.js";
import type { TreeNode } from "./tree-node.js";

/** The applications that somebody wants to see first, whatever the list below shows. */
export class PinnedNode implements TreeNode {
  readonly id: string;
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #applications: ApplicationsNode;
  readonly #nodes = new Map<string, ApplicationNode>();
  readonly #known = new Map<string, ListedApplication | undefined>();
  #reading: Promise<unknown> | undefined;

  constructor(services: Services, connection: Connection, applications: ApplicationsNode) {
    this.#services = services;
    this.#connection = connection;
    this.#applications = applications;
    this.id = pinnedNodeId(connection);
  }

  get isEmpty(): boolean {
    return this.#services.applicationViews.listPinned(this.#connection).length === 0;
  }

  item(): vscode.TreeItem {
    const { length } = this.#services.applicationViews.listPinned(this.#connection);
    return paintBranch(
      {
        label: "Pinned",
        description: String(length),
        tooltip: "Applications that were pinned on this machine.",
        icon: new vscode.ThemeIcon("pinned"),
        contextValue: "pinned",
      },
      true,
    );
  }

  /** One request for all that the list has not shown. Without an answer, their names are here all the same. */
  async children(): Promise<readonly TreeNode[]> {
    this.#reading ??= this.#read().then(
      () => undefined,
      (error: unknown) => ({ error }),
    );
    const failed = (await this.#reading) as { readonly error: unknown } | undefined;
    const pinned = this.#services.applicationViews.listPinned(this.#connection);
    if (!failed && pinned.some(({ id }) => !this.#isKnown(id))) {
      this.#reading = undefined; // Something was pinned meanwhile.
      return this.children();
    }
    const nodes = pinned.map((application) => {
      const node =
        this.#nodes.get(application.id) ??
        new ApplicationNode(this.id, this.#services, this.#connection, application);
      this.#nodes.set(application.id, node);
      if (this.#isKnown(application.id)) {
        node.take(this.#applications.find(application.id) ?? this.#known.get(application.id));
      }
      return node;
    });
    return failed ? [...nodes, failureOf(this, this.#connection, failed.error)] : nodes;
  }

  forget(): void {
    for (const node of this.#nodes.values()) {
      node.forget();
    }
    this.#nodes.clear();
    this.#known.clear();
    this.#reading = undefined;
  }

  #isKnown(id: string): boolean {
    return this.#known.has(id) || this.#applications.find(id) !== undefined;
  }

  async #read(): Promise<void> {
    const missing = this.#services.applicationViews
      .listPinned(this.#connection)
      .map(({ id }) => id)
      .filter((id) => !this.#isKnown(id));
    if (missing.length === 0) {
      return;
    }
    const { graph } = await this.#services.connections.open(this.#connection);
    const found = new Map<string, ListedApplication>();
    for await (const application of listApplicationsById(graph, missing)) {
      found.set(application.id, application);
    }
    for (const id of missing) {
      this.#known.set(id, found.get(id));
    }
  }
}
