import { createHash, randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { ClientFacts, DemoUser, Principal } from "../parts.js";
import type { SigningKeys } from "./keys.js";
import type { DemoResource } from "./resources.js";

/** How long an access token is good for, in seconds. */
export const tokenLifetime = 3599;

/** Lets a scenario end tokens before their time. */
export interface TokenLives {
  given(tokenId: string, holder: string): void;
  /** Whether it is still good. Each question is one use. */
  mayUse(tokenId: string): boolean;
}

/** Who an access token is for, and what it opens. */
export type Holder =
  | { readonly kind: "app"; readonly client: ClientFacts; readonly roles: ReadonlySet<string> }
  | {
      readonly kind: "user";
      readonly client: ClientFacts;
      readonly user: DemoUser;
      readonly scopes: readonly string[];
    };

export interface Tokens {
  createAccessToken(resource: DemoResource, holder: Holder): Promise<string>;
  createIdToken(clientId: string, user: DemoUser, nonce: string | undefined): Promise<string>;
  /** Who sends this `Authorization` header to `audience`, or why nobody does. */
  readPrincipal(authorization: string | undefined, audience: string): Promise<Principal | TokenRefusal>;
  readonly published: object;
}

export type TokenRefusal = "missing" | "foreign" | "expired";

export interface TokensWorld {
  readonly keys: SigningKeys;
  readonly login: string;
  readonly tenantId: string;
  readonly now: () => Date;
  readonly lives: TokenLives;
}

/**
 * Makes tokens with the claims of Entra's, and reads them.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
 * @see https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
export function createTokens({ keys, login, tenantId, now, lives }: TokensWorld): Tokens {
  const times = () => {
    const seconds = Math.floor(now().getTime() / 1000);
    return { iat: seconds, nbf: seconds, exp: seconds + tokenLifetime };
  };

  return {
    published: keys.published,

    createAccessToken(resource, holder) {
      const tokenId = randomUUID();
      lives.given(tokenId, `${holder.client.appId} ${resource.appId}`);
      return keys.sign({
        aud: resource.audience,
        iss: `${login}/${tenantId}/`,
        ...times(),
        app_displayname: holder.client.displayName,
        appid: holder.client.appId,
        azp: holder.client.appId,
        tid: tenantId,
        uti: tokenId,
        ver: "1.0",
        ...(holder.kind === "app" ? appClaims(holder) : userClaims(holder)),
      });
    },

    createIdToken: (clientId, user, nonce) =>
      keys.sign({
        aud: clientId,
        iss: `${login}/${tenantId}/v2.0`,
        ...times(),
        name: user.displayName,
        oid: user.id,
        preferred_username: user.userPrincipalName,
        sub: pairwise(clientId, user.id),
        tid: tenantId,
        uti: randomUUID(),
        ver: "2.0",
        ...(nonce === undefined ? {} : { nonce }),
      }),

    async readPrincipal(authorization, audience) {
      const token = /^Bearer +([\w.-]+)$/i.exec(authorization?.trim() ?? "")?.[1];
      if (token === undefined) {
        return authorization === undefined ? "missing" : "foreign";
      }
      const claims = await keys.read(token, audience, now());
      if (typeof claims === "string") {
        return claims;
      }
      return lives.mayUse(String(claims["uti"])) ? readClaims(claims) : "expired";
    },
  };
}

function appClaims({ client, roles }: Extract<Holder, { kind: "app" }>): JWTPayload {
  return {
    idtyp: "app",
    oid: client.servicePrincipalId ?? "",
    sub: client.servicePrincipalId ?? "",
    // Nothing granted means no claim, and not an empty one.
    ...(roles.size === 0 ? {} : { roles: [...roles] }),
  };
}

function userClaims({ client, user, scopes }: Extract<Holder, { kind: "user" }>): JWTPayload {
  return {
    idtyp: "user",
    name: user.displayName,
    oid: user.id,
    scp: scopes.join(" "),
    sub: pairwise(client.appId, user.id),
    upn: user.userPrincipalName,
    unique_name: user.userPrincipalName,
  };
}

function readClaims({ idtyp, appid, oid, roles, scp }: JWTPayload): Principal {
  const clientId = String(appid);
  return idtyp === "app"
    ? { kind: "app", clientId, roles: new Set(Array.isArray(roles) ? roles.map(String) : []) }
    : {
        kind: "user",
        clientId,
        userId: String(oid),
        scopes: new Set(typeof scp === "string" ? scp.split(" ") : []),
      };
}

/** A name of a user that another application does not know her by. */
function pairwise(clientId: string, userId: string): string {
  return createHash("sha256").update(`${clientId} ${userId}`).digest("base64url");
}
