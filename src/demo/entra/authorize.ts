import { randomUUID } from "node:crypto";
import type { ClientFacts, DemoResponse } from "../parts.js";
import { readApprover, settleConsent, type Frame } from "./approver.js";
import { readClient } from "./clients.js";
import { EntraFailure } from "./failures.js";
import { html, targetOf } from "./html.js";
import { deliver, readMode } from "./deliver.js";
import type { Challenge } from "./memory.js";
import { findRedirect, listRedirects, type Redirect } from "./redirects.js";
import { parseScopes } from "./scopes.js";
import { clientInfo, createHandle } from "./user-tokens.js";
import type { EntraRequest, EntraWorld } from "./world.js";

/** What a client asks of a person, as far as Entra needs it again. */
const asked = [
  "client_id",
  "response_type",
  "redirect_uri",
  "scope",
  "response_mode",
  "state",
  "nonce",
  "prompt",
  "login_hint",
  "code_challenge",
  "code_challenge_method",
  "client_info",
] as const;

type Fields = Readonly<Partial<Record<(typeof asked)[number], string>>>;

/** A code may be redeemed for so long. */
const codeLifetime = 10 * 60_000;

/** Tells a refusal to the client, where it is known where the client is. */
export type Refuse = (failure: EntraFailure) => { error: string; error_description: string };

/**
 * `oauth2/v2.0/authorize`: signs somebody in, lets her consent, and sends a code to the redirect URI.
 *
 * What is wrong with the client or its redirect URI is thrown, because there is nobody to tell it to.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function answerAuthorize(world: EntraWorld, request: EntraRequest, refuse: Refuse): DemoResponse {
  const fields = readFields(request);
  const client = readClient(world, fields.client_id, request.tenant);
  const redirect = readRedirect(client, fields.redirect_uri);
  const mode = readMode(fields.response_mode);
  const send = (values: Readonly<Record<string, string>>) =>
    deliver(redirect.uri, mode ?? "query", {
      ...values,
      ...(fields.state === undefined ? {} : { state: fields.state }),
    });

  try {
    if (!mode) {
      throw new EntraFailure(9002313);
    }
    return answerPerson(world, request, { fields, client, redirect, send });
  } catch (error) {
    if (error instanceof EntraFailure) {
      return send(refuse(error));
    }
    throw error;
  }
}

interface Question {
  readonly fields: Fields;
  readonly client: ClientFacts;
  readonly redirect: Redirect;
  readonly send: (values: Readonly<Record<string, string>>) => DemoResponse;
}

function answerPerson(world: EntraWorld, { form }: EntraRequest, question: Question): DemoResponse {
  const { fields, client, redirect, send } = question;
  if (fields.response_type !== "code") {
    throw new EntraFailure(700054, { type: fields.response_type ?? "" });
  }
  const scopes = parseScopes(fields.scope ?? null, world.resources, {
    client: client.displayName,
    tenant: world.state.name,
  });
  const challenge = readChallenge(fields, redirect);
  const prompts = (fields.prompt ?? "").split(" ");
  if (prompts.includes("none")) {
    throw new EntraFailure(50058);
  }
  if (form.get("answer") === "cancel") {
    throw new EntraFailure(65004);
  }

  const frame = frameOf(question);
  const approver = readApprover(world, form, frame);
  if ("page" in approver) {
    return approver.page;
  }
  const user = approver.done;
  const always = prompts.includes("consent");
  const consent = settleConsent(world, form, { client, user, scopes, always }, frame);
  if ("page" in consent) {
    return consent.page;
  }
  const code = createHandle("1.");
  world.memory.codes.put(code, {
    clientId: client.appId,
    userId: user.id,
    scopes,
    redirectUri: redirect.uri,
    challenge,
    nonce: fields.nonce,
    ends: new Date(world.now().getTime() + codeLifetime),
    redeemed: false,
  });
  return send({
    code,
    session_state: randomUUID(),
    ...(fields.client_info === "1" ? { client_info: clientInfo(user, world.state.tenantId) } : {}),
  });
}

/** MSAL may send them as a form, and the pages do. */
function readFields({ url, form }: EntraRequest): Fields {
  const fields: Record<string, string> = {};
  for (const name of asked) {
    const value = url.searchParams.get(name) ?? form.get(name) ?? "";
    if (value !== "") {
      fields[name] = value;
    }
  }
  return fields;
}

function readRedirect(client: ClientFacts, uri: string | undefined): Redirect {
  const only = listRedirects(client);
  if (only.length === 0) {
    throw new EntraFailure(500113);
  }
  const redirect = findRedirect(client, uri ?? (only.length === 1 ? (only[0] ?? "") : ""));
  if (!redirect) {
    throw new EntraFailure(50011, { uri: uri ?? "", appId: client.appId });
  }
  return redirect;
}

/** @see https://www.rfc-editor.org/rfc/rfc7636#section-4.3 */
function readChallenge(fields: Fields, { platform }: Redirect): Challenge | undefined {
  const { code_challenge: value, code_challenge_method: method = "plain" } = fields;
  if (value === undefined) {
    if (platform === "spa") {
      throw new EntraFailure(9002325);
    }
    return undefined;
  }
  if ((method !== "S256" && method !== "plain") || !/^[\w.~-]{43,128}$/.test(value)) {
    throw new EntraFailure(9002313);
  }
  return { method, value };
}

function frameOf({ fields, client, redirect }: Question): Frame {
  return {
    title: `Sign in to ${client.displayName}`,
    intro: html`<p>The application wants to know who you are, and to work in your name.</p>`,
    hidden: Object.entries(fields),
    userName: fields.login_hint,
    leadsTo: targetOf(redirect.uri),
  };
}
