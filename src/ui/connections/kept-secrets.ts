import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import type { Credential } from "../../identity/token-source.js";
import type { SecretStore } from "../../identity/tokens.js";

/** What a connection signs in with, besides what its settings say. */
export type Secret = Credential | { readonly kind: "password"; readonly password: string };

/** As much of VS Code's SecretStorage as is needed here. */
export type Storage = Pick<vscode.SecretStorage, "get" | "store" | "delete" | "keys">;

/** What is kept of one connection, under names of its own. */
export interface ConnectionSecrets extends SecretStore {
  keys(): Promise<readonly string[]>;
}

/** All that is kept of connections and must stay secret: credentials, passwords and MSAL's caches. */
export class KeptSecrets {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The part that belongs to one connection. */
  storeOf({ id }: Connection): ConnectionSecrets {
    const full = (key: string) => prefixOf(id) + key;
    return {
      get: async (key) => this.#storage.get(full(key)),
      store: async (key, value) => this.#storage.store(full(key), value),
      delete: async (key) => this.#storage.delete(full(key)),
      keys: async () =>
        (await this.#storage.keys())
          .filter((key) => key.startsWith(full("")))
          .map((key) => key.slice(full("").length)),
    };
  }

  async keep(connection: Connection, secret: Secret): Promise<void> {
    const kept = JSON.stringify({ for: purposeOf(connection), secret });
    await this.storeOf(connection).store(credentialKey, kept);
  }

  /** Throws a `UserError` where there is none, or one that was entered for something else. */
  async read(connection: Connection): Promise<Secret> {
    const text = await this.storeOf(connection).get(credentialKey);
    const kept = text === undefined ? undefined : (JSON.parse(text) as { for: string; secret: Secret });
    if (kept?.for !== purposeOf(connection)) {
      throw new MissingSecretError(connection);
    }
    return kept.secret;
  }

  async forget({ id }: Connection): Promise<void> {
    for (const key of await this.#storage.keys()) {
      if (key.startsWith(prefixOf(id))) {
        await this.#storage.delete(key);
      }
    }
  }
}

/** There is nothing to sign in with, so it has to be asked for. */
export class MissingSecretError extends UserError {
  override readonly name = "MissingSecretError";

  constructor({ name }: Connection) {
    super(`What "${name}" signs in with is not kept here.`, { remedy: "Sign in to enter it." });
  }
}

const credentialKey = "credential";

const prefixOf = (id: string) => `connection.${id}:`;

/**
 * A secret is for one registration or server. Whoever changes the settings so that the same connection leads elsewhere
 * must not have it sent there.
 */
function purposeOf({ cloud, tenant, way }: Connection): string {
  return JSON.stringify([cloud, tenant, Object.entries(way).sort()]);
}

/** Forgets everything as soon as the window is closed: for a tenant that lives no longer. */
export class MemoryStorage implements Storage {
  readonly #kept = new Map<string, string>();

  get(key: string): Thenable<string | undefined> {
    return Promise.resolve(this.#kept.get(key));
  }

  store(key: string, value: string): Thenable<void> {
    this.#kept.set(key, value);
    return Promise.resolve();
  }

  delete(key: string): Thenable<void> {
    this.#kept.delete(key);
    return Promise.resolve();
  }

  keys(): Thenable<string[]> {
    return Promise.resolve([...this.#kept.keys()]);
  }
}
