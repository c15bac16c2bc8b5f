import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { readOrganization, type SelectedOrganization } from "../../graph/organization.js";
import type { Connection } from "../../identity/connection.js";
import { describeAccount } from "../connections/sign-in.js";
import type { SignedIn } from "../connections/connections.js";
import { describeConnection, describeWay, isServer } from "../connections/describe-connection.js";
import type { Session } from "../connections/session.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { ApplicationsNode } from "./applications-node.js";
import { failureOf, isOffline } from "./failure-node.js";
import { LineNode } from "./line-node.js";
import { MailboxesNode } from "./mailboxes-node.js";
import { connectionNodeId } from "./node-ids.js";
import { PinnedNode } from "./pinned-node.js";
import type { TreeNode } from "./tree-node.js";

/** A tenant that the user connected to. Commands are given its `connection`. */
export class ConnectionNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly #services: Services;
  readonly #applications: ApplicationsNode;
  readonly #pinned: PinnedNode;
  readonly #mailboxes: MailboxesNode;
  #session: Session | undefined;
  #organization: Promise<SelectedOrganization | undefined> | undefined;

  constructor(services: Services, connection: Connection) {
    this.#services = services;
    this.connection = connection;
    this.id = connectionNodeId(connection);
    this.#applications = new ApplicationsNode(services, connection);
    this.#pinned = new PinnedNode(services, connection, this.#applications);
    this.#mailboxes = new MailboxesNode(services, connection);
  }

  /** Whether it is of the same connection, with the same name and the same rights. */
  canStandFor(connection: Connection): boolean {
    return JSON.stringify(connection) === JSON.stringify(this.connection);
  }

  async item(): Promise<vscode.TreeItem> {
    const { connections } = this.#services;
    const { name, way, readOnly } = this.connection;
    const cloud = connections.cloudOf(this.connection).title;
    const account = await connections.findAccount(this.connection);
    const isDemo = this.#isDemo;
    // Those that nobody asked for are left alone, because what stands below them takes a sign-in.
    const isOpen = connections.wasOpened(this.connection) || isDemo;

    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(plain(name), isOpen ? Expanded : Collapsed);
    const description = plain(describeConnection(this.connection, { cloud, account }));
    item.description = description;
    item.iconPath = new vscode.ThemeIcon(isDemo ? "beaker" : isServer(way) ? "server" : "cloud");
    item.contextValue = [
      "connection",
      ...(isDemo ? ["demo"] : []),
      ...(isServer(way) ? ["server"] : []),
      ...(way.kind === "vscode-account" || way.kind === "azure-cli" ? ["elsewhere"] : []),
      ...(readOnly ? ["readOnly"] : []),
    ].join("+");
    item.accessibilityInformation = { label: plain(`Connection ${name}, ${description}`) };
    return item;
  }

  /** What it is called where it is, who is signed in and for how long. Asked for only when somebody points at the line. */
  async tooltip(): Promise<string> {
    const { name, way, tenant, readOnly } = this.connection;
    const cloud = this.#services.connections.cloudOf(this.connection).title;
    const lines = [
      `${name}: ${isServer(way) ? way.ews : `${tenant}, ${cloud}`}.`,
      ...(this.#session ? await this.#describeSession() : []),
      `Signs in ${describeWay(way)}.`,
      readOnly
        ? "Read-only: nothing in the tenant is changed."
        : "Commands may change the tenant, after they asked.",
      ...(this.#isDemo ? ["It is played in this window, and forgotten with it."] : []),
    ];
    return lines.join("\n");
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
      const { session } = await this.#services.connections.signIn(this.connection);
      if (this.#session && session !== this.#session) {
        // Somebody else may be signed in now, who sees other things.
        this.#forgetBelow();
      }
      this.#session = session;
    } catch (error) {
      return this.#failed(error);
    }
    return [...(this.#pinned.isEmpty ? [] : [this.#pinned]), this.#applications, this.#mailboxes];
  }

  forget(): void {
    this.#forgetBelow();
  }

  #forgetBelow(): void {
    this.#organization = undefined;
    this.#services.applications.forgetAll(this.connection);
    this.#applications.forget();
    this.#pinned.forget();
    this.#mailboxes.forget();
  }

  async #describeSession(): Promise<readonly string[]> {
    try {
      const signedIn = await this.#services.connections.signIn(this.connection);
      this.#organization ??= readOrganization(signedIn.session.graph).catch(() => undefined);
      const { displayName, verifiedDomains } = (await this.#organization) ?? {};
      const domain = verifiedDomains?.find(({ isDefault }) => isDefault)?.name;
      const organization = [displayName, domain].filter(Boolean).join(", ");
      return [...(organization === "" ? [] : [`Organization: ${organization}.`]), describeToken(signedIn)];
    } catch (error) {
      if (error instanceof UserError) {
        return [error.message];
      }
      throw error;
    }
  }

  /** What works without a network is said where nothing else can be. */
  #failed(error: unknown): readonly TreeNode[] {
    const failure = failureOf(this, this.connection, error);
    return error instanceof UserError && isOffline(error)
      ? [
          failure,
          new LineNode(`${this.id}/offline`, {
            label: "Manifests are checked without a network",
            description: "The demo tenant is there to look at, too.",
            icon: new vscode.ThemeIcon("info"),
          }),
        ]
      : [failure];
  }

  get #isDemo(): boolean {
    return this.#services.connections.demo?.connection.id === this.connection.id;
  }

  #line(name: string, label: string, description: string, icon: string): TreeNode {
    return new LineNode(`${this.id}/${name}`, { label, description, icon: new vscode.ThemeIcon(icon) });
  }
}

function describeToken(signedIn: SignedIn): string {
  const time = signedIn.token.expires.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return `Signed in as ${describeAccount(signedIn)}, with a token that is valid until ${time}.`;
}
