import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from "@azure/msal-node";
import { exchangeOnline, graph } from "../../../src/catalogue/well-known.js";
import { createKeys } from "../../../src/demo/entra/keys.js";
import { createMemory } from "../../../src/demo/entra/memory.js";
import { createResources } from "../../../src/demo/entra/resources.js";
import { createApproval, createSecrets } from "../../../src/demo/entra/secrets.js";
import { createTokens } from "../../../src/demo/entra/tokens.js";
import { createLoginService } from "../../../src/demo/login-service.js";
import type { ClientFacts, ConsentGiven, DemoState, DemoUser } from "../../../src/demo/parts.js";
import { startServer } from "../../../src/demo/server.js";

export const tenantId = "5b1f4a0e-6f0e-4c5e-9d6b-0a6f2c1d7e11";
export const graphOrigin = "http://127.0.0.1:1";
export const exchangeOrigin = "http://127.0.0.1:2";

export const ada = person("a0000000-0000-4000-8000-000000000001", "Ada Quill", "ada", true);
export const ben = person("a0000000-0000-4000-8000-000000000002", "Ben <b>Marsh</b>", "ben");
const eve = { ...person("a0000000-0000-4000-8000-000000000003", "Eve Gone", "eve"), enabled: false };

function person(id: string, displayName: string, name: string, isAdministrator = false): DemoUser {
  return { id, displayName, userPrincipalName: `${name}@contoso.example`, enabled: true, isAdministrator };
}

/** A registration of which a test says what matters to it. */
export function client(facts: Partial<ClientFacts> = {}): ClientFacts {
  return {
    appId: "c0000000-0000-4000-8000-000000000001",
    displayName: "Calendar sync",
    objectId: "c0000000-0000-4000-8000-0000000000a1",
    servicePrincipalId: "c0000000-0000-4000-8000-0000000000b1",
    enabled: true,
    isPublic: false,
    signInAudience: "AzureADMyOrg",
    redirectUris: { web: [], spa: [], publicClient: [] },
    secrets: [],
    certificates: [],
    asked: [],
    ...facts,
  };
}

/** A small company, in which a test may change everything. */
export class Company implements DemoState {
  readonly tenantId = tenantId;
  readonly name = "Contoso";
  readonly domain = "contoso.example";
  readonly initialDomain = "contoso.onmicrosoft.com";
  readonly publicClientId = "c0000000-0000-4000-8000-00000000000f";
  readonly administrator = ada;
  readonly registrations = [];
  readonly clients = new Map<string, ClientFacts>();
  /** By appId, resource, and user or "everybody". */
  readonly grants = new Map<string, Set<string>>();

  add(facts: Partial<ClientFacts> = {}): ClientFacts {
    const made = client(facts);
    this.clients.set(made.appId, made);
    return made;
  }

  grantRoles(appId: string, resourceAppId: string, ...roles: string[]): void {
    this.#of(`${appId} ${resourceAppId} roles`, roles);
  }

  findClient(appId: string) {
    return this.clients.get(appId.toLowerCase());
  }

  findUser(idOrName: string) {
    const wanted = idOrName.toLowerCase();
    return [ada, ben, eve].find(({ id, userPrincipalName }) => [id, userPrincipalName].includes(wanted));
  }

  grantedRoles(appId: string, resourceAppId: string) {
    return this.#of(`${appId} ${resourceAppId} roles`);
  }

  grantedScopes(appId: string, userId: string, resourceAppId: string) {
    return new Set([
      ...this.#of(`${appId} ${resourceAppId} everybody`),
      ...this.#of(`${appId} ${resourceAppId} ${userId}`),
    ]);
  }

  consent({ clientId, resourceAppId, userId = "everybody", scopes, roles = [] }: ConsentGiven) {
    this.#of(`${clientId} ${resourceAppId} ${userId}`, scopes);
    this.grantRoles(clientId, resourceAppId, ...roles);
  }

  #of(key: string, more: readonly string[] = []): Set<string> {
    const granted = new Set([...(this.grants.get(key) ?? []), ...more]);
    this.grants.set(key, granted);
    return granted;
  }
}

export const day = 24 * 60 * 60 * 1000;

/** Entra over a small company, on a server of its own. */
export async function startEntra({ now = () => new Date() }: { now?: () => Date } = {}) {
  const server = await startServer(0);
  const login = server.origin;
  const state = new Company();
  const secrets = createSecrets();
  const keys = await createKeys();
  const lives = { given: () => undefined, mayUse: () => true };
  const tokens = createTokens({ keys, login, tenantId, now, lives });
  const approval = createApproval();
  const resources = createResources({ graph: graphOrigin, exchange: exchangeOrigin });
  const world = { login, state, secrets, tokens, approval, resources, now, memory: createMemory() };
  server.serve(createLoginService(world, { pause: () => Promise.resolve() }));

  return {
    ...world,
    stop: () => server.stop(),

    /** Adds a secret to a client and gives its value. */
    addSecret(facts: ClientFacts, ends = new Date(now().getTime() + 90 * day)): string {
      const keyId = `d0000000-0000-4000-8000-${String(facts.secrets.length + 1).padStart(12, "0")}`;
      const secret = { keyId, starts: new Date(0), ends };
      state.add({ ...facts, secrets: [...facts.secrets, secret] });
      return secrets.create(facts.appId, keyId);
    },

    /** Asks the token endpoint. */
    async token(fields: Readonly<Record<string, string>>, { tenant = tenantId, headers = {} } = {}) {
      const response = await fetch(`${login}/${tenant}/oauth2/v2.0/token`, {
        method: "POST",
        headers,
        body: new URLSearchParams(fields),
      });
      const body = (await response.json()) as Record<string, unknown>;
      return { status: response.status, headers: response.headers, body };
    },

    /** What stands in a token, which must be one of this start. */
    async claims(token: unknown, audience: string) {
      const claims = await keys.read(String(token), audience, now());
      if (typeof claims === "string") {
        throw new Error(`The token is ${claims}.`);
      }
      return claims;
    },

    /** What somebody does who fills in a page. */
    submit(url: string | URL, fields: Readonly<Record<string, string>>): Promise<Response> {
      return fetch(url, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });
    },
  };
}

export type Entra = Awaited<ReturnType<typeof startEntra>>;

/** The number behind AADSTS in an answer. */
export function codeOf(body: unknown): number | undefined {
  return (body as { error_codes?: number[] }).error_codes?.[0];
}

/** Lets MSAL speak with its production authority, and carries it to the demo. */
export function carry(login: string): INetworkModule {
  const send = async <T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> => {
    const response = await fetch(url.replace("https://login.microsoftonline.com", login), init);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
    };
  };
  return {
    sendGetRequestAsync: (url: string, options?: NetworkRequestOptions) =>
      send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url: string, options?: NetworkRequestOptions) =>
      send(url, { method: "POST", headers: options?.headers ?? {}, body: options?.body ?? "" }),
  };
}

/** Configuration of MSAL for a client of the demo. */
export function msalOptions(login: string, clientId: string) {
  return {
    auth: { clientId, authority: `https://login.microsoftonline.com/${tenantId}` },
    system: { networkClient: carry(login) },
  };
}

export { exchangeOnline, graph };
