import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { DemoOptions } from "../../demo/demo-tenant.js";
import { findCloud, type Cloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import type { Account, AccessToken } from "../../identity/tokens.js";
import { settingIds } from "../ids.js";
import type { Settings } from "../settings.js";
import { demoId, startDemo, type Demo } from "./demo.js";
import { KeptSecrets, MemoryStorage, type ConnectionSecrets, type Secret } from "./kept-secrets.js";
import type { Session } from "./session.js";
import {
  addStored,
  listStored,
  removeStored,
  renameStored,
  setStoredReadOnly,
} from "./stored-connections.js";

export interface ConnectionsParts {
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
  readonly secrets: vscode.SecretStorage;
}

export interface SignInOptions {
  readonly signal?: AbortSignal;
  /** Whether a person may be asked. */
  readonly interactive?: boolean;
  /** What to sign in with instead of what is kept. */
  readonly secret?: Secret | undefined;
}

export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
  readonly token: Pick<AccessToken, "expires">;
}

/**
 * The tenants that the user connected to: those of the settings, and the demo tenant with whatever connects to it,
 * which are remembered only as long as the window is open.
 *
 * Nobody is signed in and nothing of it is loaded before it is needed.
 */
export class Connections implements vscode.Disposable {
  readonly #parts: ConnectionsParts;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #lasting: KeptSecrets;
  readonly #passing = new KeptSecrets(new MemoryStorage());
  readonly #sessions = new Map<string, { readonly of: string; readonly session: Promise<Session> }>();
  readonly #used = new Set<string>();
  #stored: readonly Connection[] | undefined;
  #pretended: readonly Connection[] = [];
  #demo: Promise<Demo> | undefined;
  #running: Demo | undefined;
  #isDisposed = false;

  /** There are other connections now, or somebody signed in or out. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: ConnectionsParts) {
    this.#parts = parts;
    this.#lasting = new KeptSecrets(parts.secrets);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (
          [settingIds.connections, settingIds.tenantReadOnly].some((id) => event.affectsConfiguration(id))
        ) {
          this.#stored = undefined;
          this.#changed.fire();
        }
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#stored = undefined;
        this.#changed.fire();
      }),
    );
  }

  /** None in Restricted Mode. */
  list(): readonly Connection[] {
    if (!vscode.workspace.isTrusted) {
      return [];
    }
    this.#stored ??= listStored(this.#parts.settings, [demoId], (sentence) => {
      this.#parts.log.warn(sentence);
    });
    return [...this.#stored, ...this.#pretended];
  }

  find(id: string): Connection | undefined {
    return this.list().find((connection) => connection.id === id);
  }

  /** The tenant that is played in this window, once it was started. */
  get demo(): Demo | undefined {
    return this.#running;
  }

  cloudOf({ cloud }: Connection): Cloud {
    const found = findCloud(cloud, this.#pretendClouds());
    if (!found) {
      throw new UserError("The demo tenant of this connection has ended.", {
        remedy: "Open the demo tenant again.",
      });
    }
    return found;
  }

  /** Adds it to the list, and keeps what it signs in with. */
  async add(connection: Connection, secret?: Secret): Promise<void> {
    refuseUntrusted();
    if (secret) {
      await this.#secretsFor(connection).keep(connection, secret);
    }
    if (this.#isPretended(connection)) {
      this.#pretended = [...this.#pretended, connection];
      this.#changed.fire();
    } else {
      await addStored(connection);
    }
  }

  /** Takes it off the list and forgets everything that was kept for it. */
  async remove(connection: Connection): Promise<void> {
    await this.signOut(connection);
    if (connection.id === demoId) {
      await this.#stopDemo();
    } else if (this.#isPretended(connection)) {
      this.#pretended = this.#pretended.filter(({ id }) => id !== connection.id);
      this.#changed.fire();
    } else {
      await removeStored(connection);
    }
  }

  async rename(connection: Connection, name: string): Promise<void> {
    if (this.#isPretended(connection)) {
      const renamed = (each: Connection) => (each.id === connection.id ? { ...each, name } : each);
      this.#pretended = this.#pretended.map(renamed);
      this.#changed.fire();
    } else {
      await renameStored(connection, name);
    }
  }

  /** Refuses commands that change the tenant, or lets them. Gives the connection as it is from then on. */
  async setReadOnly(connection: Connection, readOnly: boolean): Promise<Connection> {
    refuseUntrusted();
    const changed = { ...connection, readOnly };
    if (this.#isPretended(connection)) {
      this.#pretended = this.#pretended.map((each) =>
        each.id === connection.id ? { ...each, readOnly } : each,
      );
      this.#changed.fire();
    } else {
      await setStoredReadOnly(connection, readOnly);
      // The event that tells of it may still be on its way.
      this.#stored = undefined;
    }
    return changed;
  }

  /** What speaks to the tenant, shared by everybody who asks. Throws a `UserError` where it can have no tokens. */
  async open(connection: Connection): Promise<Session> {
    refuseUntrusted();
    this.#used.add(connection.id);
    const of = describeSession(connection);
    const known = this.#sessions.get(connection.id);
    if (known?.of === of) {
      return known.session;
    }
    const session = this.#createSession(connection);
    this.#sessions.set(connection.id, { of, session });
    session.catch(() => {
      this.close(connection);
    });
    return session;
  }

  /** Whether anybody asked for it in this window. */
  wasOpened({ id }: Connection): boolean {
    return this.#used.has(id);
  }

  /** Whether there is a session, in which somebody is or may be signed in. */
  isOpen(connection: Connection): boolean {
    return this.#sessions.get(connection.id)?.of === describeSession(connection);
  }

  /** The next one who asks for it gets a new session. What is kept stays. */
  close({ id }: Connection): void {
    this.#sessions.delete(id);
  }

  /** Gets a token, which says who one is. Throws a `SignInError` or another `UserError`. */
  async signIn(connection: Connection, options: SignInOptions = {}): Promise<SignedIn> {
    const { signal, interactive = false, secret } = options;
    const session = await (secret ? this.#createSession(connection, secret) : this.open(connection));
    const wasSignedIn = session.account !== undefined;
    const { expires } = await session.tokens.getToken({
      audience: "graph",
      interactive,
      ...(signal ? { signal } : {}),
    });
    const { account } = session;
    if (!account) {
      throw new Error("There is a token, but nobody whose it is.");
    }
    if (!wasSignedIn) {
      this.#changed.fire();
    }
    return { session, account, token: { expires } };
  }

  /** Who is signed in in this window, without asking anybody. */
  async findAccount({ id }: Connection): Promise<Account | undefined> {
    const known = await this.#sessions.get(id)?.session.catch(() => undefined);
    return known?.account;
  }

  /** Keeps another secret from now on. */
  async replaceSecret(connection: Connection, secret: Secret): Promise<void> {
    await this.#secretsFor(connection).keep(connection, secret);
    this.close(connection);
    this.#changed.fire();
  }

  readSecret(connection: Connection): Promise<Secret> {
    return this.#secretsFor(connection).read(connection);
  }

  /** Whether nothing of it outlives this window. */
  isPassing(connection: Connection): boolean {
    return this.#isPretended(connection);
  }

  /** What is kept of a connection until somebody signs out or removes it. */
  secretsOf(connection: Connection): ConnectionSecrets {
    return this.#secretsFor(connection).storeOf(connection);
  }

  /** Removes tokens and secrets. The connection stays on the list. */
  async signOut(connection: Connection): Promise<void> {
    const known = await this.#sessions.get(connection.id)?.session.catch(() => undefined);
    this.close(connection);
    await known?.tokens.signOut();
    await this.#secretsFor(connection).forget(connection);
    this.#changed.fire();
  }

  /** Starts it where it does not run yet. */
  async openDemo(options?: DemoOptions): Promise<Demo> {
    refuseUntrusted();
    this.#demo ??= this.#startDemo(options);
    try {
      return await this.#demo;
    } catch (error) {
      this.#demo = undefined;
      throw error;
    }
  }

  async #startDemo(options?: DemoOptions): Promise<Demo> {
    const demo = await startDemo(options);
    if (this.#isDisposed) {
      await demo.tenant.stop();
      throw new vscode.CancellationError();
    }
    this.#running = demo;
    await this.add(demo.connection, demo.credential);
    return demo;
  }

  async #stopDemo(): Promise<void> {
    const { connection, tenant } = this.#running ?? {};
    this.#running = undefined;
    this.#demo = undefined;
    for (const each of this.#pretended.filter(({ cloud }) => cloud === connection?.cloud)) {
      this.close(each);
      await this.#passing.forget(each);
    }
    this.#pretended = [];
    this.#changed.fire();
    await tenant?.stop();
  }

  async #createSession(connection: Connection, given?: Secret): Promise<Session> {
    const { log, settings } = this.#parts;
    const { createSession } = await import("./session.js");
    const secrets = this.#secretsFor(connection);
    return createSession({
      connection,
      cloud: this.cloudOf(connection),
      secrets: secrets.storeOf(connection),
      readCredential: async () => {
        const secret = given ?? (await secrets.read(connection));
        if (secret.kind === "password") {
          throw new Error("A password gives no tokens.");
        }
        return secret;
      },
      timeoutSeconds: settings.graphTimeoutSeconds(),
      approval: this.#isPretended(connection) ? this.#running?.tenant.approval : undefined,
      log: (message) => {
        log.debug(`${connection.name}: ${message}`);
      },
    });
  }

  #secretsFor(connection: Connection): KeptSecrets {
    return this.#isPretended(connection) ? this.#passing : this.#lasting;
  }

  /** Whether it leads to a tenant that ends with this window, so that nothing of it is worth keeping. */
  #isPretended({ cloud }: Connection): boolean {
    return findCloud(cloud) === undefined;
  }

  #pretendClouds(): readonly Cloud[] {
    return this.#running ? [this.#running.tenant.cloud] : [];
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#subscriptions.dispose();
    this.#sessions.clear();
    void this.#running?.tenant.stop();
  }
}

/** Two connections with the same text can share a session. Whether one is read-only is nothing to sign in for again. */
function describeSession(connection: Connection): string {
  return JSON.stringify({ ...connection, readOnly: undefined });
}

/** Commands that are not offered can still be run by other extensions. */
function refuseUntrusted(): void {
  if (!vscode.workspace.isTrusted) {
    throw new UserError("In Restricted Mode nobody is signed in.", {
      remedy: "Trust this folder to connect to a tenant.",
    });
  }
}
