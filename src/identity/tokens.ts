import type { Audience } from "./clouds.js";

export interface AccessToken {
  /** Never logged, never stored by whoever receives it. */
  readonly token: string;
  readonly expires: Date;
}

export interface TokenRequest {
  readonly audience: Audience;
  /**
   * Names of delegated permissions that are needed, for instance `Calendars.Read`. Whoever signs in as an app has what
   * was granted, and none can be asked for.
   */
  readonly scopes?: readonly string[];
  /** Why a person is asked to sign in or to consent, as a whole sentence. */
  readonly reason?: string;
  /** Whether a person may be asked. Otherwise a `SignInError` of the kind "interaction-needed" says that she must. */
  readonly interactive?: boolean;
  /** A token that was refused: not this one again. */
  readonly refused?: string;
  readonly signal?: AbortSignal;
}

/** Who one is signed in as. */
export interface Account {
  readonly kind: "user" | "app";
  /** The user's name, or the application's client id. */
  readonly name: string;
  readonly tenantId: string;
}

/** Gives tokens of one connection. Remembers them in memory until shortly before they end. */
export interface TokenSource {
  /** Throws a `SignInError`. */
  getToken(request: TokenRequest): Promise<AccessToken>;
  /** Absent as long as nobody signed in. */
  readonly account: Account | undefined;
  /** Forgets tokens and accounts, here and where they are kept. */
  signOut(): Promise<void>;
}

/** Where MSAL's cache is kept: VS Code's SecretStorage in the editor, memory in the command line. */
export interface SecretStore {
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What is asked of a person while signing in. */
export interface SignInPrompts {
  /** Opens an address in the system's browser, and may say before why. Rejects where there is none. */
  openBrowser(url: string, reason?: string): Promise<void>;
  /** Shows the code to type at an address. Ends when `signal` is aborted, because the sign-in is done or given up. */
  showDeviceCode(code: DeviceCode, signal: AbortSignal): void;
}

export interface DeviceCode {
  readonly userCode: string;
  readonly url: string;
  readonly expires: Date;
  /** Why one is asked to sign in, as a whole sentence. */
  readonly reason?: string;
}
