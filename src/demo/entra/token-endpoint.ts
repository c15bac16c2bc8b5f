import { createHash } from "node:crypto";
import { readUser } from "./clients.js";
import { provenClient, readCaller, type Caller } from "./credentials.js";
import { EntraFailure } from "./failures.js";
import type { Challenge, GivenCode } from "./memory.js";
import { findRedirect } from "./redirects.js";
import { parseScopes } from "./scopes.js";
import { isSame } from "./secrets.js";
import { tokenLifetime } from "./tokens.js";
import { createUserTokens } from "./user-tokens.js";
import type { EntraRequest, EntraWorld } from "./world.js";

type Grant = (world: EntraWorld, request: EntraRequest) => Promise<object>;

const grants: Readonly<Record<string, Grant>> = {
  client_credentials: grantApp,
  authorization_code: grantCode,
  refresh_token: grantRefresh,
  // MSAL says it short, the RFC says it long.
  device_code: grantDevice,
  "urn:ietf:params:oauth:grant-type:device_code": grantDevice,
};

/** `oauth2/v2.0/token` */
export async function answerToken(world: EntraWorld, request: EntraRequest): Promise<object> {
  const name = readField(request, "grant_type");
  const grant = Object.hasOwn(grants, name) ? grants[name] : undefined;
  if (!grant) {
    throw new EntraFailure(70003, { grant: name });
  }
  return grant(world, request);
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function grantApp(world: EntraWorld, request: EntraRequest): Promise<object> {
  const { state, resources, tokens } = world;
  const client = provenClient(await readCaller(world, request));
  if (request.tenant === "any") {
    throw new EntraFailure(50059);
  }
  const scope = readField(request, "scope");
  const { resource, isDefault } = parseScopes(scope, resources, {
    client: client.displayName,
    tenant: state.name,
  });
  if (!isDefault) {
    throw new EntraFailure(1002012, { scope });
  }
  if (client.servicePrincipalId === undefined) {
    throw new EntraFailure(7000229, { appId: client.appId, tenant: state.tenantId });
  }
  const roles = state.grantedRoles(client.appId, resource.appId);
  return {
    token_type: "Bearer",
    expires_in: tokenLifetime,
    ext_expires_in: tokenLifetime,
    access_token: await tokens.createAccessToken(resource, { kind: "app", client, roles }),
  };
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
async function grantCode(world: EntraWorld, request: EntraRequest): Promise<object> {
  const caller = await readCaller(world, request);
  const given = world.memory.codes.find(readField(request, "code"));
  if (given?.clientId !== caller.client.appId) {
    throw new EntraFailure(70000, { parameter: "code" });
  }
  if (given.redeemed) {
    throw new EntraFailure(54005);
  }
  const isPublic = checkRedeemer(caller, given, request);
  given.redeemed = true;
  if (given.ends <= world.now()) {
    throw new EntraFailure(70008);
  }
  const { scopes, nonce, userId } = given;
  return createUserTokens(world, request, {
    client: caller.client,
    user: readUser(world, userId),
    scopes,
    nonce,
    isPublic,
  });
}

/** Whoever redeems a code must have asked for it. Gives whether it is a client without a secret. */
function checkRedeemer(caller: Caller, given: GivenCode, request: EntraRequest): boolean {
  const uri = readField(request, "redirect_uri");
  if (uri !== given.redirectUri) {
    throw new EntraFailure(500112, { uri, expected: given.redirectUri });
  }
  const platform = findRedirect(caller.client, given.redirectUri)?.platform;
  const isPublic = platform !== "web";
  if (isPublic && caller.isProven) {
    throw new EntraFailure(700025);
  }
  if (!isPublic) {
    provenClient(caller);
  }
  if (platform === "spa" && !given.challenge) {
    throw new EntraFailure(9002325);
  }
  if (given.challenge && !answers(given.challenge, request.form.get("code_verifier") ?? "")) {
    throw new EntraFailure(501481);
  }
  return isPublic;
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6 */
function answers({ method, value }: Challenge, verifier: string): boolean {
  return isSame(
    method === "S256" ? createHash("sha256").update(verifier).digest("base64url") : verifier,
    value,
  );
}

/** Gives a new refresh token each time. The old one goes on working, as Entra's does. */
async function grantRefresh(world: EntraWorld, request: EntraRequest): Promise<object> {
  const caller = await readCaller(world, request);
  const given = world.memory.refreshTokens.find(readField(request, "refresh_token"));
  if (given?.clientId !== caller.client.appId) {
    throw new EntraFailure(70000, { parameter: "refresh_token" });
  }
  if (!given.isPublic) {
    provenClient(caller);
  }
  const asked = request.form.get("scope");
  const scopes = asked
    ? parseScopes(asked, world.resources, { client: caller.client.displayName, tenant: world.state.name })
    : given.scopes;
  return createUserTokens(world, request, {
    client: caller.client,
    user: readUser(world, given.userId),
    // The word can be left out here, and the next refresh token comes all the same.
    scopes: { ...scopes, signIn: [...new Set([...scopes.signIn, "offline_access" as const])] },
    isPublic: given.isPublic,
  });
}

/** @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code */
async function grantDevice(world: EntraWorld, request: EntraRequest): Promise<object> {
  const caller = await readCaller(world, request);
  const code = readField(request, "device_code");
  const given = world.memory.devices.find(code);
  if (given?.clientId !== caller.client.appId) {
    throw new EntraFailure(70018);
  }
  if (!caller.client.isPublic) {
    provenClient(caller);
  }
  if (given.ends <= world.now()) {
    throw new EntraFailure(70020);
  }
  if (given.answer.kind !== "approved") {
    throw new EntraFailure(given.answer.kind === "pending" ? 70016 : 70017);
  }
  const answer = await createUserTokens(world, request, {
    client: caller.client,
    user: readUser(world, given.answer.userId),
    scopes: given.scopes,
    isPublic: caller.client.isPublic,
  });
  world.memory.devices.remove(code);
  return answer;
}

function readField({ form }: EntraRequest, parameter: string): string {
  const value = form.get(parameter);
  if (!value) {
    throw new EntraFailure(900144, { parameter });
  }
  return value;
}
