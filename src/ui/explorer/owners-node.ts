import * as vscode from "vscode";
import { listOwners, type Owner } from "../../graph/applications.js";
import { itemsOf } from "../../graph/asking.js";
import { counted } from "../../base/words.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { ApplicationParent } from "./application-parts.js";
import { readBranch } from "./failure-node.js";
import { LineNode, paintBranch } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** Who may change a registration, read when the line is opened. */
export class OwnersNode implements TreeNode {
  readonly id: string;
  readonly #services: Services;
  readonly #parent: ApplicationParent;
  #lines: Promise<readonly TreeNode[]> | undefined;
  #count: number | undefined;

  constructor(services: Services, parent: ApplicationParent) {
    this.#services = services;
    this.#parent = parent;
    this.id = `${parent.id}/owners`;
  }

  item(): vscode.TreeItem {
    return paintBranch(
      {
        label: "Owners",
        description: this.#count === undefined ? "" : this.#count === 0 ? "none" : String(this.#count),
        tooltip: "Who may change the registration without a role in the directory.",
        icon: new vscode.ThemeIcon("person"),
        contextValue: "owners",
        ...(this.#count === undefined ? {} : { spoken: counted(this.#count, "owner") }),
      },
      false,
    );
  }

  children(): Promise<readonly TreeNode[]> {
    this.#lines ??= readBranch(this, this.#parent.connection, async () => {
      const owners = await this.#read();
      this.#count = owners.length;
      this.#services.tenantTree.showLater(this);
      return owners.length === 0
        ? [
            new LineNode(`${this.id}/none`, {
              label: "Nobody owns it",
              description: "Administrators can change it all the same.",
              icon: new vscode.ThemeIcon("info"),
            }),
          ]
        : owners.map((owner, index) => this.#line(owner, index));
    });
    return this.#lines;
  }

  forget(): void {
    this.#lines = undefined;
    this.#count = undefined;
  }

  async #read(): Promise<readonly Owner[]> {
    const { connection, application } = this.#parent;
    const { graph } = await this.#services.connections.open(connection);
    const owners: Owner[] = [];
    for await (const owner of itemsOf(listOwners(graph, { id: application.id }))) {
      owners.push(owner);
    }
    return owners;
  }

  #line({ id, displayName, userPrincipalName, mail }: Owner, index: number): TreeNode {
    const name = displayName ?? "";
    const address = userPrincipalName ?? mail ?? "";
    return new LineNode(`${this.id}/${id ?? String(index)}`, {
      label: plain(name) === "" ? (address === "" ? "(no name)" : address) : name,
      description: address === "" ? "application" : address,
      icon: new vscode.ThemeIcon(address === "" ? "server-process" : "account"),
    });
  }
}
