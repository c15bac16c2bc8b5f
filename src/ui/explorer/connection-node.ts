import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { readOrganization } from "../../graph/organization.js";
import type { Connection } from "../../identity/connection.js";
import { describeAccount } from "../connections/sign-in.js";
import type { Connections, SignedIn } from "../connections/connections.js";
import { describeConnection, describeWay, isServer } from "../connections/describe-connection.js";
import { plain } from "../input/plain.js";
import { FailureNode } from "./failure-node.js";
import { LineNode } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** A tenant that the user connected to. Commands are given its `connection`. */
export class ConnectionNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly #connections: Connections;

  constructor(connections: Connections, connection: Connection) {
    this.#connections = connections;
    this.connection = connection;
    this.id = `connection/${connection.id}`;
  }

  async item(): Promise<vscode.TreeItem> {
    const { name, way, tenant, readOnly } = this.connection;
    const cloud = this.#connections.cloudOf(this.connection).title;
    const account = await this.#connections.findAccount(this.connection);
    const isDemo = this.#connections.demo?.connection.id === this.connection.id;
    // Those that nobody asked for are left alone, because what stands below them takes a sign-in.
    const isOpen = this.#connections.wasOpened(this.connection) || isDemo;

    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(plain(name), isOpen ? Expanded : Collapsed);
    const description = plain(describeConnection(this.connection, { cloud, account }));
    item.description = description;
    item.tooltip = [
      `${name}: ${isServer(way) ? way.ews : `${tenant}, ${cloud}`}.`,
      `Signs in ${describeWay(way)}.`,
      readOnly
        ? "Read-only: nothing in the tenant is changed."
        : "Commands may change the tenant, after they asked.",
      ...(isDemo ? ["It is played in this window, and forgotten with it."] : []),
    ].join("\n");
    item.iconPath = new vscode.ThemeIcon(isDemo ? "beaker" : isServer(way) ? "server" : "cloud");
    item.contextValue = [
      "connection",
      ...(isDemo ? ["demo"] : []),
      ...(isServer(way) ? ["server"] : []),
      ...(way.kind === "vscode-account" || way.kind === "azure-cli" ? ["elsewhere"] : []),
    ].join("+");
    item.accessibilityInformation = { label: `Connection ${name}, ${description}` };
    return item;
  }

  async children(): Promise<readonly TreeNode[]> {
    const { way } = this.connection;
    if (isServer(way)) {
      return [
        this.#line("address", "Address", way.ews, "globe"),
        this.#line("account", "User", way.user, "account"),
      ];
    }
    try {
      const signedIn = await this.#connections.signIn(this.connection);
      return [await this.#organization(signedIn), ...this.#account(signedIn)];
    } catch (error) {
      return [this.#failure(error)];
    }
  }

  async #organization({ session }: SignedIn): Promise<TreeNode> {
    try {
      const { displayName, verifiedDomains } = await readOrganization(session.graph);
      const domain = verifiedDomains.find(({ isDefault }) => isDefault)?.name;
      return this.#line("organization", displayName ?? "Organization", domain ?? "", "organization");
    } catch (error) {
      return this.#failure(error);
    }
  }

  #account(signedIn: SignedIn): readonly TreeNode[] {
    const { expires } = signedIn.token;
    const time = expires.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    return [
      this.#line("account", "Signed in as", describeAccount(signedIn), "account"),
      this.#line("token", "Token valid until", time, "key"),
    ];
  }

  #line(name: string, label: string, description: string, icon: string): TreeNode {
    return new LineNode(`${this.id}/${name}`, { label, description, icon: new vscode.ThemeIcon(icon) });
  }

  #failure(error: unknown): TreeNode {
    if (!(error instanceof UserError)) {
      throw error;
    }
    return new FailureNode(this.id, this.connection, error);
  }
}
