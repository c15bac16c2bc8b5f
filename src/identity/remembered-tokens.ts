import type { Acquired, Acquirer } from "./acquire.js";
import { resourceOf, type Audience, type Cloud } from "./clouds.js";
import { cancelled } from "./explain.js";
import { Shared } from "./shared.js";
import { SignInError, type SignInFailure } from "./sign-in-error.js";
import type { AccessToken, Account, TokenRequest, TokenSource } from "./tokens.js";

/** What a person is asked for when nothing is named: who she is, and the one permission that EWS has. */
const leastScopes: Readonly<Record<Audience, readonly string[]>> = {
  graph: ["User.Read"],
  exchange: ["EWS.AccessAsUser.All"],
};

/** What MSAL adds by itself, and what belongs to no resource. */
const ofSignIn = ["openid", "profile", "offline_access", "email"];

/** A token is not used in its last five minutes: a long request may take some, and clocks go wrong. */
export const margin = 300_000;

/** After these, a token that still lives for some minutes is better than none. */
const passing: readonly SignInFailure[] = ["unreachable", "proxy", "throttled", "service"];

/** Keeps the tokens of an `Acquirer` in memory until shortly before they end, and lets each be fetched once. */
export class RememberedTokens implements TokenSource {
  account: Account | undefined;
  readonly #acquirer: Acquirer;
  readonly #cloud: Cloud;
  readonly #now: () => Date;
  readonly #tokens = new Map<string, Acquired>();
  readonly #pending = new Map<string, Shared<Acquired>>();

  constructor(acquirer: Acquirer, cloud: Cloud, now: () => Date) {
    this.#acquirer = acquirer;
    this.#cloud = cloud;
    this.#now = now;
  }

  async getToken(request: TokenRequest): Promise<AccessToken> {
    const { audience, refused, signal } = request;
    if (signal?.aborted) {
      throw cancelled(signal);
    }
    const scopes = this.#scopesOf(request);
    const key = [audience, ...scopes].join(" ");
    const known = this.#tokens.get(key);
    if (known && known.token !== refused && this.#lifeOf(known) > margin) {
      return shown(known);
    }
    try {
      return shown(await this.#share(request, scopes, key).wait(signal));
    } catch (error) {
      if (signal?.aborted) {
        throw cancelled(signal);
      }
      const isPassing = error instanceof SignInError && passing.includes(error.failure);
      if (isPassing && known && known.token !== refused && this.#lifeOf(known) > 0) {
        return shown(known);
      }
      throw error;
    }
  }

  async signOut(): Promise<void> {
    for (const pending of this.#pending.values()) {
      pending.stop();
    }
    this.#pending.clear();
    this.#tokens.clear();
    this.account = undefined;
    await this.#acquirer.forget();
  }

  #share(request: TokenRequest, scopes: readonly string[], key: string): Shared<Acquired> {
    const { audience, interactive = false, refused, reason } = request;
    const name = JSON.stringify([key, interactive, refused]);
    const running = this.#pending.get(name);
    if (running && !running.isStopped) {
      return running;
    }
    const shared = new Shared<Acquired>(async (signal) => {
      try {
        const acquisition = { audience, scopes, interactive, reason, refused, signal };
        const acquired = await this.#acquirer.acquire(acquisition);
        if (signal.aborted) {
          throw cancelled(signal);
        }
        this.#tokens.set(key, acquired);
        this.account = acquired.account;
        return acquired;
      } finally {
        if (this.#pending.get(name) === shared) {
          this.#pending.delete(name);
        }
      }
    });
    this.#pending.set(name, shared);
    return shared;
  }

  /** Whole names, because a bare one means Microsoft Graph of the global cloud. */
  #scopesOf({ audience, scopes = [] }: TokenRequest): readonly string[] {
    const resource = resourceOf(this.#cloud, audience);
    const asked = scopes.filter((name) => !ofSignIn.includes(name));
    const names = asked.length > 0 ? asked : leastScopes[audience];
    return [...new Set(names.map((name) => (name.includes("://") ? name : `${resource}/${name}`)))].sort();
  }

  #lifeOf({ expires }: Acquired): number {
    return expires.getTime() - this.#now().getTime();
  }
}

function shown({ token, expires }: Acquired): AccessToken {
  return { token, expires };
}
