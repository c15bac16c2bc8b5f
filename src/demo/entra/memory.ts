import type { AskedScopes } from "./scopes.js";

/** An authorization code that was not redeemed yet, or was. */
export interface GivenCode {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: AskedScopes;
  readonly redirectUri: string;
  readonly challenge: Challenge | undefined;
  readonly nonce: string | undefined;
  readonly ends: Date;
  redeemed: boolean;
}

/** What PKCE proves. */
export interface Challenge {
  readonly method: "S256" | "plain";
  readonly value: string;
}

export interface GivenDevice {
  readonly clientId: string;
  readonly userCode: string;
  readonly scopes: AskedScopes;
  readonly ends: Date;
  answer: DeviceAnswer;
}

export type DeviceAnswer =
  | { readonly kind: "pending" }
  | { readonly kind: "declined" }
  | { readonly kind: "approved"; readonly userId: string };

export interface GivenRefresh {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: AskedScopes;
  /** Whether it was given to a client that has no secret. */
  readonly isPublic: boolean;
}

/** What Entra remembers of sign-ins that go on. The oldest is forgotten when there are too many. */
export interface Memory {
  readonly codes: Shelf<GivenCode>;
  /** By device code. */
  readonly devices: Shelf<GivenDevice>;
  readonly refreshTokens: Shelf<GivenRefresh>;
}

export interface Shelf<Value> {
  put(key: string, value: Value): void;
  find(key: string): Value | undefined;
  remove(key: string): void;
  values(): Iterable<Value>;
}

export function createMemory(most = 2000): Memory {
  return { codes: createShelf(most), devices: createShelf(most), refreshTokens: createShelf(most) };
}

function createShelf<Value>(most: number): Shelf<Value> {
  const kept = new Map<string, Value>();
  return {
    put(key, value) {
      kept.set(key, value);
      for (const oldest of kept.keys()) {
        if (kept.size <= most) {
          break;
        }
        kept.delete(oldest);
      }
    },
    find: (key) => kept.get(key),
    remove: (key) => void kept.delete(key),
    values: () => kept.values(),
  };
}
