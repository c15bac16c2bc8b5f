import type { Account, AccessToken } from "./tokens.js";
import type { Audience } from "./clouds.js";

/** A token that is needed, as a way of signing in gets to know it. */
export interface Acquisition {
  readonly audience: Audience;
  /** Whole names with the resource in front, sorted, without repeats. */
  readonly scopes: readonly string[];
  readonly interactive: boolean;
  readonly reason: string | undefined;
  readonly refused: string | undefined;
  readonly signal: AbortSignal;
}

export interface Acquired extends AccessToken {
  readonly account: Account;
}

/** A way of signing in: makes tokens and remembers none, except where it is kept that somebody signed in. */
export interface Acquirer {
  acquire(acquisition: Acquisition): Promise<Acquired>;
  /** Forgets who signed in. */
  forget(): Promise<void>;
}
