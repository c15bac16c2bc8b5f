import * as vscode from "vscode";
import { dayOf, readableDay } from "../../base/days.js";
import { GraphError } from "../../graph/errors.js";
import type { Connection } from "../../identity/connection.js";
import { readConsentHistory, type ConsentEvent } from "../../tenant/consent-history.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { readBranch } from "./failure-node.js";
import { LineNode, paintBranch } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

/** Who consented to an application and when, as far back as the tenant tells. Read when the line is opened. */
export class ConsentHistoryNode implements TreeNode {
  readonly id: string;
  readonly #services: Services;
  readonly #connection: Connection;
  readonly #servicePrincipalId: string;
  #lines: Promise<readonly TreeNode[]> | undefined;

  constructor(parent: string, services: Services, connection: Connection, servicePrincipalId: string) {
    this.id = `${parent}/history`;
    this.#services = services;
    this.#connection = connection;
    this.#servicePrincipalId = servicePrincipalId;
  }

  item(): vscode.TreeItem {
    return paintBranch(
      {
        label: "Who consented",
        description: "last 30 days",
        tooltip: "What the audit log of the tenant says of grants to this application. It goes back 30 days.",
        icon: new vscode.ThemeIcon("history"),
        contextValue: "consentHistory",
      },
      false,
    );
  }

  children(): Promise<readonly TreeNode[]> {
    this.#lines ??= readBranch(this, this.#connection, () => this.#read());
    return this.#lines;
  }

  forget(): void {
    this.#lines = undefined;
  }

  async #read(): Promise<readonly TreeNode[]> {
    const { graph } = await this.#services.connections.open(this.#connection);
    let events: readonly ConsentEvent[];
    try {
      events = await readConsentHistory(graph, this.#servicePrincipalId);
    } catch (error) {
      if (error instanceof GraphError && error.failure === "forbidden") {
        return [this.#forbidden(error)];
      }
      throw error;
    }
    if (events.length === 0) {
      return [
        new LineNode(`${this.id}/none`, {
          label: "Nothing was granted in the last 30 days",
          icon: new vscode.ThemeIcon("info"),
        }),
      ];
    }
    return events.map((event, index) => this.#line(event, index));
  }

  #line({ at, what, by }: ConsentEvent, index: number): TreeNode {
    const who = plain(by ?? "") === "" ? "somebody who is not named" : (by ?? "");
    const day = dayOf(at);
    return new LineNode(`${this.id}/${String(index)}`, {
      label: day === undefined ? at : readableDay(day),
      description: `${who} · ${what}`,
      tooltip: `${what}\nBy ${who}, on ${at}.`,
      icon: new vscode.ThemeIcon("account"),
    });
  }

  #forbidden(error: GraphError): TreeNode {
    return new LineNode(`${this.id}/forbidden`, {
      label: "The audit log is not to be read with this sign-in",
      description: "It takes AuditLog.Read.All, and for a person a role such as Reports Reader.",
      tooltip: `${error.message} ${error.remedy ?? ""}`.trim(),
      icon: new vscode.ThemeIcon("lock"),
    });
  }
}
