import { createPublicKey, X509Certificate } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import Provider from "oidc-provider";
import { rsaKey } from "./certificates.js";
import { createOidcMemory } from "./oidc-memory.js";
import { readBody, send, startListener, type TestRequest } from "./server.js";
import { clientId, tenantId } from "./world.js";

export interface OidcEntra {
  readonly login: string;
  /** What was asked at the endpoints of Entra. */
  readonly requests: TestRequest[];
  /** Where the browser begins that types a device code. */
  readonly deviceAddress: string;
  stop(): Promise<void>;
}

export interface OidcEntraOptions {
  readonly secret?: string;
  /** PEM */
  readonly certificate?: string;
  readonly userName?: string;
  /** Seconds that a token lives. */
  readonly lifetime?: number;
  readonly deviceCodeLifetime?: number;
}

const endpoint = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`;

/**
 * The certified oidc-provider, dressed as Entra: its paths, its way to name scopes, its own grant type for device codes,
 * and the `client_info` that MSAL wants. What is right and wrong about a request, it decides by itself.
 */
export async function startOidcEntra(options: OidcEntraOptions = {}): Promise<OidcEntra> {
  const requests: TestRequest[] = [];
  let origin = "";
  const provider = new Provider(endpoint, configure(options));
  const pass = provider.callback();

  const server = await startListener((request, response) => {
    void answer(request, response);
  });
  origin = server.origin;
  return { login: origin, requests, deviceAddress: `${origin}/device`, stop: server.stop };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", origin);
    const [, ofEntra] = /^\/[\w.-]+\/oauth2\/v2\.0\/(token|authorize|devicecode)$/.exec(url.pathname) ?? [];
    if (ofEntra === undefined) {
      if (url.pathname.startsWith("/interaction/")) {
        await interact(request, response);
      } else {
        pass(request, response);
      }
      return;
    }
    const form = new URLSearchParams((await readBody(request)).toString("utf8"));
    requests.push({ method: request.method ?? "", path: `${url.pathname}${url.search}`, form });
    if (ofEntra === "authorize") {
      const query = translated(url.searchParams);
      query.set("prompt", "consent"); // Only so does it give offline access.
      response.writeHead(302, { location: `/auth?${query.toString()}` }).end();
      return;
    }
    const path = ofEntra === "token" ? "/token" : "/device/auth";
    const given = await fetch(`${origin}${path}`, { method: "POST", body: translated(form) });
    const body = (await given.json()) as Record<string, unknown>;
    send(response, { status: given.status, body: dressed(body) });
  }

  /** Whoever comes signs in and consents. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      const result = { login: { accountId: "ada" } };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
      return;
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? "ada", clientId });
    grant.addOIDCScope("openid profile offline_access");
    grant.addResourceScope(params["resource"] ?? "", params["scope"] ?? "");
    const result = { consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  }

  function dressed(body: Record<string, unknown>): Record<string, unknown> {
    if (body["device_code"] !== undefined) {
      return { ...body, verification_uri: `${origin}/device`, interval: 0.05, message: "" };
    }
    const info = Buffer.from(JSON.stringify({ uid: "ada", utid: tenantId })).toString("base64url");
    return body["id_token"] === undefined ? body : { ...body, client_info: info };
  }
}

/** Scopes of Entra name their resource; those of OAuth have a parameter for it. */
function translated(form: URLSearchParams): URLSearchParams {
  const result = new URLSearchParams(form);
  const scopes = (form.get("scope") ?? "").split(" ");
  const named = scopes.find((scope) => scope.includes("://"));
  if (named !== undefined) {
    result.set("resource", new URL(named).origin);
  }
  if (form.get("grant_type") === "device_code") {
    result.set("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
  }
  // What MSAL tells Microsoft of itself.
  for (const name of [...result.keys()].filter((key) => key.startsWith("x-") || key === "client_info")) {
    result.delete(name);
  }
  return result;
}

function configure({ secret, certificate, userName, lifetime = 3600, deviceCodeLifetime }: OidcEntraOptions) {
  const isPublic = secret === undefined && certificate === undefined;
  const person = {
    application_type: "native",
    grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
    redirect_uris: ["http://localhost"],
    token_endpoint_auth_method: "none",
  };
  const application = {
    grant_types: ["client_credentials"],
    redirect_uris: [],
    response_types: [],
    ...(certificate === undefined
      ? { client_secret: secret, token_endpoint_auth_method: "client_secret_post" }
      : {
          token_endpoint_auth_method: "private_key_jwt",
          token_endpoint_auth_signing_alg: "PS256",
          jwks: { keys: [keyOf(certificate)] },
        }),
  };
  return {
    clients: [{ client_id: clientId, ...(isPublic ? person : application) }],
    claims: { openid: ["sub", "tid", "oid"], profile: ["preferred_username", "name"] },
    conformIdTokenClaims: false,
    scopes: ["openid", "offline_access"],
    findAccount: (_context: unknown, accountId: string) => ({
      accountId,
      claims: () => ({
        sub: accountId,
        oid: accountId,
        tid: tenantId,
        name: "Ada",
        preferred_username: userName ?? "ada@contoso.com",
      }),
    }),
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    cookies: { keys: ["test"] },
    adapter: createOidcMemory(),
    jwks: { keys: [{ ...rsaKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "test" }] },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: {
      clientCredentials: { enabled: true },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: page,
        userCodeConfirmSource: page,
        successSource: page,
      },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        useGrantedResource: () => true,
        getResourceServerInfo: (_context: unknown, resource: string) => ({
          scope: [".default", "User.Read", "Calendars.Read", "Mail.Read", "EWS.AccessAsUser.All"]
            .map((name) => `${resource}/${name}`)
            .join(" "),
          audience: resource,
          accessTokenTTL: lifetime,
          accessTokenFormat: "opaque",
        }),
      },
    },
    ttl: {
      AccessToken: lifetime,
      ClientCredentials: lifetime,
      DeviceCode: deviceCodeLifetime ?? 600,
      RefreshToken: 86_400,
      IdToken: 3600,
      Session: 3600,
      Interaction: 3600,
      Grant: 86_400,
      AuthorizationCode: 60,
    },
  };
}

function keyOf(certificate: string): object {
  const key = createPublicKey(
    new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }),
  );
  return { ...key.export({ format: "jwk" }), use: "sig", alg: "PS256" };
}

/** The pages of oidc-provider without their looks, which it would warn of. */
function page(context: { body: string }, form?: string): void {
  context.body = form ?? "Done.";
}
