import type { Connection } from "./connection.js";
import type { SecretStore } from "./tokens.js";

/** Where the sign-in of a connection is kept in the `SecretStore`. */
export function tokenCacheKey({ id }: Connection): string {
  return `tokens.${id}`;
}

/** What MSAL hands over before and after it looks into its cache. */
interface CacheContext {
  readonly cacheHasChanged: boolean;
  readonly tokenCache: { deserialize(text: string): void; serialize(): string };
}

/**
 * MSAL's cache, kept in a `SecretStore` under one key.
 *
 * Each sign-in reads and writes all of it, so they take turns: otherwise one could undo what another has just stored.
 */
export class TokenCache {
  readonly #store: SecretStore;
  readonly #key: string;
  #turn: Promise<void> = Promise.resolve();
  /** Counts the sign-outs, so that a sign-in which was under way stores nothing afterwards. */
  #age = 0;

  constructor(store: SecretStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** MSAL's plug-in for one sign-in. `end` it in any case, because MSAL does not always say when it is done. */
  open() {
    const age = this.#age;
    let end: (() => void) | undefined;
    const endTurn = () => {
      end?.();
      end = undefined;
    };
    return {
      end: endTurn,
      beforeCacheAccess: async ({ tokenCache }: CacheContext) => {
        endTurn();
        end = await this.#takeTurn();
        const text = age === this.#age ? await this.#store.get(this.#key) : undefined;
        if (text !== undefined) {
          try {
            tokenCache.deserialize(text);
          } catch {
            // What cannot be read is as good as none, and is written anew. The error may quote a token.
          }
        }
      },
      afterCacheAccess: async ({ cacheHasChanged, tokenCache }: CacheContext) => {
        try {
          if (cacheHasChanged && age === this.#age) {
            await this.#store.store(this.#key, tokenCache.serialize());
          }
        } finally {
          endTurn();
        }
      },
    };
  }

  async clear(): Promise<void> {
    this.#age++;
    const end = await this.#takeTurn();
    try {
      await this.#store.delete(this.#key);
    } finally {
      end();
    }
  }

  async #takeTurn(): Promise<() => void> {
    const before = this.#turn;
    let end: () => void = () => undefined;
    this.#turn = new Promise((resolve) => {
      end = resolve;
    });
    await before;
    return end;
  }
}
