import type { Application } from "@microsoft/microsoft-graph-types";
import type * as vscode from "vscode";
import { findCloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import type { Connections } from "../connections/connections.js";
import type { NamedApplication } from "../tenant/choose-application.js";

/** How far a push came: "started" where nobody knows, because the window was closed or VS Code ended meanwhile. */
export type PushState = "started" | "done" | "unknown";

/** A push, and the manifest as it was before it. */
export interface KeptPush {
  readonly key: string;
  /** ISO 8601. */
  readonly at: string;
  readonly connectionId: string;
  readonly cloud: string;
  readonly tenant: string;
  readonly application: NamedApplication;
  /** What it changed, in words. */
  readonly changes: readonly string[];
  /** Without secrets and without what Microsoft Graph tells of them. */
  readonly before: Application;
  readonly state: PushState;
}

const memoryKey = "pushes";

const mostKept = 20;

/** The manifests from before the last pushes. Those of the demo tenant are forgotten with it. */
export class KeptPushes implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #subscription: vscode.Disposable;
  #passing: readonly KeptPush[] = [];
  #count = 0;

  constructor(memory: vscode.Memento, connections: Pick<Connections, "find" | "onDidChange">) {
    this.#memory = memory;
    this.#subscription = connections.onDidChange(() => {
      this.#passing = this.#passing.filter(({ connectionId }) => connections.find(connectionId));
    });
  }

  /** The latest one first. */
  list(): readonly KeptPush[] {
    return [...this.#passing, ...this.#read()].sort((a, b) => (a.at < b.at ? 1 : -1));
  }

  /** Keeps the manifest of before, at the moment before it is changed. */
  async begin(
    { id: connectionId, cloud, tenant }: Connection,
    application: NamedApplication,
    { before, changes }: Pick<KeptPush, "before" | "changes">,
  ): Promise<KeptPush> {
    const at = new Date().toISOString();
    const { id, appId, displayName } = application;
    const push: KeptPush = {
      key: `${at} ${String(++this.#count)}`,
      at,
      connectionId,
      cloud,
      tenant,
      application: { id, appId, displayName },
      changes,
      before: withoutSecrets(before),
      state: "started",
    };
    await this.#write(push, (kept) => [push, ...kept]);
    return push;
  }

  async end(push: KeptPush, state: PushState): Promise<void> {
    await this.#write(push, (kept) =>
      kept.map((each) => (each.key === push.key ? { ...each, state } : each)),
    );
  }

  /** For one that certainly changed nothing. */
  async forget(push: KeptPush): Promise<void> {
    await this.#write(push, (kept) => kept.filter(({ key }) => key !== push.key));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #write(
    { cloud }: KeptPush,
    change: (kept: readonly KeptPush[]) => readonly KeptPush[],
  ): Promise<void> {
    if (findCloud(cloud)) {
      await this.#memory.update(memoryKey, change(this.#read()).slice(0, mostKept));
    } else {
      this.#passing = change(this.#passing).slice(0, mostKept);
    }
  }

  #read(): readonly KeptPush[] {
    return this.#memory.get<readonly KeptPush[]>(memoryKey) ?? [];
  }
}

/** Secrets and certificates are not put back by a push, so nothing of them is worth keeping, not even first letters. */
function withoutSecrets(application: Application): Application {
  const left = ["passwordCredentials", "keyCredentials"];
  return Object.fromEntries(Object.entries(application).filter(([name]) => !left.includes(name)));
}
