import type { ClientFacts, DemoUser } from "../parts.js";
import { consentedScopes } from "./consent.js";
import { isSignInScope, type AskedScopes } from "./scopes.js";
import { randomText } from "./secrets.js";
import { tokenLifetime } from "./tokens.js";
import type { EntraRequest, EntraWorld } from "./world.js";

export interface UserGrant {
  readonly client: ClientFacts;
  readonly user: DemoUser;
  readonly scopes: AskedScopes;
  readonly nonce?: string | undefined;
  /** Whether the client has no secret to come back with. */
  readonly isPublic: boolean;
}

/** The answer of the token endpoint for somebody who signed in. */
export async function createUserTokens(
  world: EntraWorld,
  { form }: EntraRequest,
  { client, user, scopes, nonce, isPublic }: UserGrant,
): Promise<object> {
  // Those of signing in are consented to as permissions of Graph, and listed as words of their own.
  const granted = consentedScopes(world, client, user, scopes).filter((name) => !isSignInScope(name));
  const signIn = scopes.signIn.filter((name) => name !== "offline_access");
  const refreshToken = scopes.signIn.includes("offline_access") ? createHandle("1.") : undefined;
  if (refreshToken !== undefined) {
    world.memory.refreshTokens.put(refreshToken, {
      clientId: client.appId,
      userId: user.id,
      scopes,
      isPublic,
    });
  }

  return {
    token_type: "Bearer",
    scope: [
      ...signIn,
      ...granted.map((name) => `${scopes.prefix}${name}`),
      ...(scopes.isDefault ? [`${scopes.prefix}.default`] : []),
    ].join(" "),
    expires_in: tokenLifetime,
    ext_expires_in: tokenLifetime,
    access_token: await world.tokens.createAccessToken(scopes.resource, {
      kind: "user",
      client,
      user,
      scopes: [...signIn, ...granted],
    }),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(signIn.includes("openid")
      ? { id_token: await world.tokens.createIdToken(client.appId, user, nonce) }
      : {}),
    ...(form.get("client_info") === "1" ? { client_info: clientInfo(user, world.state.tenantId) } : {}),
  };
}

/** Where MSAL reads from whose account an answer is for. */
export function clientInfo({ id }: DemoUser, tenantId: string): string {
  return Buffer.from(JSON.stringify({ uid: id, utid: tenantId })).toString("base64url");
}

/** A code or token that means something to Entra alone. */
export function createHandle(prefix: string): string {
  return prefix + randomText(86, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
