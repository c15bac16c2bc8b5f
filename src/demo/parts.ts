/**
 * Where the parts of the pretend tenant meet: the server, Entra, Microsoft Graph, Exchange and the company they all
 * speak of. The company is `createCompany` of data/company.ts, the endpoints are `answerGraph` of graph/answer.ts and
 * `answerAutodiscover` of autodiscover.ts.
 */

/** A request whose token was checked. */
export interface DemoRequest {
  /** Upper case. */
  readonly method: string;
  readonly url: URL;
  /** With names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly principal: Principal;
  /**
   * Asked before each request of a `$batch`, so that a scenario can refuse single ones. Gives the answer that takes the
   * place of the real one.
   */
  readonly interrupt?: (item: BatchedRequest) => DemoResponse | undefined;
}

export interface BatchedRequest {
  readonly method: string;
  readonly url: URL;
}

export interface DemoResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it stands, anything else as JSON, `undefined` as nothing. */
  readonly body?: unknown;
}

/** Who asks, as the token says: what was granted at the time when it was given, for the resource that it is for. */
export type Principal = AppPrincipal | UserPrincipal;

export interface AppPrincipal {
  readonly kind: "app";
  readonly clientId: string;
  /** Names of application permissions, for instance `Calendars.Read`. */
  readonly roles: ReadonlySet<string>;
}

export interface UserPrincipal {
  readonly kind: "user";
  readonly clientId: string;
  /** The user's object id. */
  readonly userId: string;
  /** Names of delegated permissions. */
  readonly scopes: ReadonlySet<string>;
}

/** Makes the values of secrets and remembers them. The company itself knows only that they are there. */
export interface SecretKeeper {
  /** What begins with `hint`, where one is given: the three characters that the directory shows. */
  create(appId: string, keyId: string, hint?: string): string;
  forget(appId: string, keyId: string): void;
}

export interface CompanyOptions {
  readonly now: () => Date;
  readonly seed?: number;
  /** No fewer than are made by hand. */
  readonly applications?: number;
  readonly mailboxes?: number;
  /** The origin of Microsoft Graph, for the addresses in answers, for instance `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** The address of EWS, which has an origin of its own, so that tokens stay apart. What Autodiscover answers. */
  readonly ews: string;
  readonly secrets: SecretKeeper;
}

/** The company as Entra sees it. What is written through any endpoint is seen by the next question. */
export interface DemoState {
  readonly tenantId: string;
  readonly name: string;
  /** The domain of mail addresses and user names. */
  readonly domain: string;
  /** The one that ends in onmicrosoft.com. */
  readonly initialDomain: string;
  /** The client id of the registration that people sign in with. */
  readonly publicClientId: string;
  readonly administrator: DemoUser;
  /** The registrations that are made by hand and sign in as themselves. */
  readonly registrations: readonly Registration[];

  /** A registration of this tenant, or another's that has a service principal here. */
  findClient(appId: string): ClientFacts | undefined;
  /** By object id or user principal name. */
  findUser(idOrName: string): DemoUser | undefined;
  /** Names of the application permissions that `appId` was granted on a resource, by the appId of both. */
  grantedRoles(appId: string, resourceAppId: string): ReadonlySet<string>;
  /** Names of the delegated permissions that were granted to `appId` for everybody or for this user. */
  grantedScopes(appId: string, userId: string, resourceAppId: string): ReadonlySet<string>;
  /** Keeps that a user, or an administrator for everybody, consented. Scopes that the resource does not have are left out. */
  consent(grant: ConsentGiven): void;
}

/** A registration that an administrator of the demo can sign in as. */
export interface Registration {
  readonly name: string;
  readonly appId: string;
  /** The secrets that it was made with; those that have ended are among them. */
  readonly secrets: readonly SecretFacts[];
}

export interface ClientFacts {
  readonly appId: string;
  readonly displayName: string;
  /** The object id of the application, absent where it is registered in another tenant. */
  readonly objectId: string | undefined;
  /** Absent where nobody has consented to it or created it in this tenant. */
  readonly servicePrincipalId: string | undefined;
  /** Whether its service principal may sign in. */
  readonly enabled: boolean;
  /** "Allow public client flows", or registered for mobile and desktop. */
  readonly isPublic: boolean;
  readonly signInAudience: string;
  readonly redirectUris: {
    readonly web: readonly string[];
    readonly spa: readonly string[];
    readonly publicClient: readonly string[];
  };
  readonly secrets: readonly SecretFacts[];
  readonly certificates: readonly CertificateFacts[];
  /** What `requiredResourceAccess` asks for: what `/.default` means for a person who signs in. */
  readonly asked: readonly AskedPermission[];
}

export interface AskedPermission {
  readonly resourceAppId: string;
  readonly kind: "Scope" | "Role";
  readonly value: string;
}

export interface SecretFacts {
  readonly keyId: string;
  /** The first characters of its value, which the directory shows. */
  readonly hint?: string;
  readonly starts: Date;
  readonly ends: Date;
}

export interface CertificateFacts extends SecretFacts {
  /** DER, base64, as Graph was given it. */
  readonly key: string | undefined;
  /** Of SHA-1 in upper-case hex, as the portal shows it. */
  readonly thumbprint: string | undefined;
}

export interface DemoUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly enabled: boolean;
  /** Whether the user is a Global Administrator, and may therefore consent for everybody. */
  readonly isAdministrator: boolean;
}

export interface ConsentGiven {
  readonly clientId: string;
  readonly resourceAppId: string;
  /** `undefined`: for everybody. */
  readonly userId: string | undefined;
  readonly scopes: readonly string[];
  /** Names of application permissions, which only an administrator can give. */
  readonly roles?: readonly string[];
  /** The object id of the user who consented, for the audit log. */
  readonly by?: string;
}
