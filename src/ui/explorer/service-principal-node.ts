import * as vscode from "vscode";
import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";
import type { ApplicationSubject, NamedApplication } from "../tenant/choose-application.js";
import type { ApplicationParent } from "./application-parts.js";
import { ConsentHistoryNode } from "./consent-history-node.js";
import { describeServicePrincipal } from "./describe-service-principal.js";
import { LineNode, paintBranch } from "./line-node.js";
import { signOf } from "./signs.js";
import type { TreeNode } from "./tree-node.js";

/** What an application is in this tenant: whether one can sign in to it, and who consented. */
export class ServicePrincipalNode implements TreeNode, ApplicationSubject {
  readonly id: string;
  readonly #services: Services;
  readonly #parent: ApplicationParent;
  #servicePrincipal: ServicePrincipal | undefined;
  #history: ConsentHistoryNode | undefined;

  constructor(services: Services, parent: ApplicationParent) {
    this.#services = services;
    this.#parent = parent;
    this.id = `${parent.id}/servicePrincipal`;
  }

  get connection(): Connection {
    return this.#parent.connection;
  }

  get application(): NamedApplication {
    return this.#parent.application;
  }

  /** It is read along with its application, and so are both read anew. */
  get refreshes(): TreeNode {
    return this.#parent;
  }

  take({ servicePrincipal }: OpenedApplication): void {
    if (servicePrincipal?.id !== this.#servicePrincipal?.id) {
      this.#history = undefined;
    }
    this.#servicePrincipal = servicePrincipal;
  }

  item(): vscode.TreeItem {
    const { description, isFine } = describeServicePrincipal(this.#servicePrincipal, undefined);
    return paintBranch(
      {
        label: "Service principal",
        description,
        tooltip:
          "What the application is in this tenant. Grants belong to it, and without it nobody can sign in to the application.",
        icon: isFine ? new vscode.ThemeIcon("verified") : signOf("warning"),
        contextValue: "servicePrincipal",
      },
      false,
    );
  }

  async children(): Promise<readonly TreeNode[]> {
    const account = await this.#services.connections.findAccount(this.connection);
    const { lines } = describeServicePrincipal(this.#servicePrincipal, account?.tenantId);
    const nodes = lines.map(
      ({ name, label, value, tooltip, icon }) =>
        new LineNode(`${this.id}/${name}`, {
          label,
          description: value,
          tooltip,
          icon: new vscode.ThemeIcon(icon),
        }),
    );
    const { id } = this.#servicePrincipal ?? {};
    if (id === undefined) {
      return nodes;
    }
    this.#history ??= new ConsentHistoryNode(this.id, this.#services, this.connection, id);
    return [...nodes, this.#history];
  }
}
