import {
  ConfidentialClientApplication,
  CryptoProvider,
  LogLevel,
  PublicClientApplication,
  type AccountInfo,
  type AuthenticationResult,
  type Configuration,
  type INetworkModule,
} from "@azure/msal-node";
import { redact } from "../base/redact.js";
import { checkCertificate } from "./certificate.js";
import type { Cloud } from "./clouds.js";
import { authorityOf, type NetworkClient } from "./network-client.js";
import type { TokenCache } from "./token-cache.js";
import type { Credential } from "./token-source.js";

/**
 * The only file that speaks to MSAL. It is loaded on first use, because MSAL weighs 270 kB.
 *
 * Each sign-in has an application object of its own: such an object remembers secrets, and after a 429 it fails for a
 * minute without asking. What has to last is in the `TokenCache`.
 */
export interface MsalSetup {
  readonly cloud: Cloud;
  readonly tenant: string;
  readonly clientId: string;
  readonly network: NetworkClient;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

export interface MsalToken {
  readonly token: string;
  readonly expires: Date;
  /** Whether it was there already, and nobody was asked. */
  readonly fromCache: boolean;
  readonly tenantId: string;
  /** The user's name. */
  readonly name: string | undefined;
}

/** Signs in as the application itself, with what was granted to it. */
export async function acquireAsApp(
  setup: MsalSetup,
  credential: Credential,
  scopes: readonly string[],
): Promise<MsalToken> {
  // MSAL warns of each answer that there is no user in it.
  const configuration = configure(setup, LogLevel.Error, secretsOf(credential));
  const application = new ConfidentialClientApplication({
    ...configuration,
    auth: { ...configuration.auth, ...proofOf(credential, setup.now()) },
  });
  const result = await application.acquireTokenByClientCredential({
    scopes: [...scopes],
    skipCache: true,
    // Otherwise an environment variable could send the secret to another host.
    azureRegion: "DisableMsalForceRegion",
  });
  return toToken(result);
}

function proofOf(credential: Credential, now: Date): Partial<Configuration["auth"]> {
  if (credential.kind === "client-secret") {
    return { clientSecret: credential.secret };
  }
  const { thumbprintSha256 } = checkCertificate(credential, now);
  return { clientCertificate: { thumbprintSha256, privateKey: credential.privateKey } };
}

function secretsOf(credential: Credential): readonly string[] {
  return credential.kind === "client-secret" ? [credential.secret] : [];
}

/** A sign-in in the browser that was begun: the address to open, and what comes back. */
export interface BrowserSignIn {
  readonly url: string;
  readonly state: string;
  readonly redeem: (code: string) => Promise<MsalToken>;
}

export interface ShownCode {
  readonly userCode: string;
  readonly verificationUri: string;
  /** In seconds. */
  readonly expiresIn: number;
}

/** Signs in a person, or finds her signed in. Ends the turn at the cache by `end`. */
export class PersonSignIn {
  readonly #application: PublicClientApplication;
  readonly #cache: ReturnType<TokenCache["open"]>;
  readonly #tenant: string;

  constructor(setup: MsalSetup, cache: TokenCache) {
    this.#cache = cache.open();
    this.#tenant = setup.tenant;
    this.#application = new PublicClientApplication({
      ...configure(setup, LogLevel.Warning),
      cache: { cachePlugin: this.#cache },
    });
  }

  end(): void {
    this.#cache.end();
  }

  /** Without asking anybody. `undefined` where nobody signed in. */
  async silently(scopes: readonly string[], forceRefresh: boolean): Promise<MsalToken | undefined> {
    const account = await this.#findAccount();
    if (!account) {
      return undefined;
    }
    const request = { account, scopes: [...scopes], forceRefresh };
    return toToken(await this.#application.acquireTokenSilent(request));
  }

  async inBrowser(scopes: readonly string[], redirectUri: string): Promise<BrowserSignIn> {
    const cryptography = new CryptoProvider();
    const { verifier, challenge } = await cryptography.generatePkceCodes();
    const state = cryptography.createNewGuid();
    const nonce = cryptography.createNewGuid();
    const account = await this.#findAccount();
    const url = await this.#application.getAuthCodeUrl({
      scopes: [...scopes],
      redirectUri,
      // The code comes in the body of a request, so that it is in no address and no history of the browser.
      responseMode: "form_post",
      codeChallenge: challenge,
      codeChallengeMethod: "S256",
      state,
      nonce,
      ...(account ? { loginHint: account.username } : { prompt: "select_account" }),
    });
    return {
      url,
      state,
      redeem: async (code) => {
        const request = { code, codeVerifier: verifier, scopes: [...scopes], redirectUri, nonce };
        return await this.#finish(await this.#application.acquireTokenByCode(request));
      },
    };
  }

  async byDeviceCode(
    scopes: readonly string[],
    show: (code: ShownCode) => void,
    signal: AbortSignal,
  ): Promise<MsalToken> {
    const request = { scopes: [...scopes], deviceCodeCallback: show, cancel: false };
    signal.addEventListener("abort", () => (request.cancel = true), { once: true });
    return await this.#finish(await this.#application.acquireTokenByDeviceCode(request));
  }

  /** Only the person who signed in last is remembered. */
  async #finish(result: AuthenticationResult | null): Promise<MsalToken> {
    const cache = this.#application.getTokenCache();
    for (const other of await cache.getAllAccounts()) {
      if (result?.account && other.homeAccountId !== result.account.homeAccountId) {
        await cache.removeAccount(other);
      }
    }
    return toToken(result);
  }

  async #findAccount(): Promise<AccountInfo | undefined> {
    const accounts = await this.#application.getTokenCache().getAllAccounts();
    return accounts.find(({ tenantId }) => tenantId === this.#tenant) ?? accounts[0];
  }
}

function configure(
  { cloud, tenant, clientId, network, log }: MsalSetup,
  level: LogLevel,
  secrets: readonly string[] = [],
) {
  const authority = authorityOf(cloud);
  return {
    auth: {
      clientId,
      authority: `${authority}/${tenant}`,
      // So that nobody is asked whether the authority can be trusted.
      knownAuthorities: [new URL(authority).host],
    },
    system: {
      networkClient: {
        sendGetRequestAsync: (url, options) => network.send("GET", url, options) as Promise<never>,
        sendPostRequestAsync: (url, options) => network.send("POST", url, options) as Promise<never>,
      } satisfies INetworkModule,
      loggerOptions: {
        logLevel: level,
        piiLoggingEnabled: false,
        loggerCallback: (_level: LogLevel, message: string, containsPii: boolean) => {
          if (!containsPii) {
            log(redact(message, secrets));
          }
        },
      },
    },
  } satisfies Configuration;
}

function toToken(result: AuthenticationResult | null): MsalToken {
  if (!result?.accessToken) {
    throw new Error("MSAL gave no token.");
  }
  return {
    token: result.accessToken,
    expires: result.expiresOn ?? new Date(0),
    fromCache: result.fromCache,
    tenantId: result.tenantId,
    name: result.account?.username,
  };
}
