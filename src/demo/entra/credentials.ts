import { decodeJwt } from "jose";
import type { ClientFacts } from "../parts.js";
import { checkAssertion } from "./assertion.js";
import { readClient } from "./clients.js";
import { EntraFailure } from "./failures.js";
import type { EntraRequest, EntraWorld } from "./world.js";

/** The client of a request to the token endpoint, and whether it proved who it is. */
export interface Caller {
  readonly client: ClientFacts;
  readonly isProven: boolean;
}

/**
 * Looks at the secret, in the body or in a Basic header, or at the signed assertion.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function readCaller(world: EntraWorld, request: EntraRequest): Promise<Caller> {
  const { form, headers, tenant } = request;
  const basic = readBasic(headers["authorization"]);
  const assertion = form.get("client_assertion");
  const clientId = form.get("client_id") ?? basic?.id ?? (assertion ? readSubject(assertion) : undefined);
  const client = readClient(world, clientId, tenant);

  if (assertion) {
    await checkAssertion(world, client, assertion, form.get("client_assertion_type"));
    return { client, isProven: true };
  }
  const secret = form.get("client_secret") ?? basic?.secret;
  if (secret) {
    checkSecret(world, client, secret);
    return { client, isProven: true };
  }
  return { client, isProven: false };
}

/** The caller's client, which must have proven itself. */
export function provenClient({ client, isProven }: Caller): ClientFacts {
  if (!isProven) {
    throw new EntraFailure(7000218);
  }
  return client;
}

function checkSecret({ secrets, now }: EntraWorld, client: ClientFacts, value: string): void {
  const keyId = secrets.match(client.appId, value);
  const secret = client.secrets.find((each) => each.keyId.toLowerCase() === keyId);
  if (!secret || secret.starts > now()) {
    throw new EntraFailure(7000215, { appId: client.appId });
  }
  if (secret.ends <= now()) {
    throw new EntraFailure(7000222, { appId: client.appId });
  }
}

function readSubject(assertion: string): string | undefined {
  try {
    const { sub }: { sub?: unknown } = decodeJwt(assertion);
    return typeof sub === "string" ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** Both halves are form-encoded before they are put together. */
function readBasic(header: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([\w+/=]+)$/i.exec(header ?? "")?.[1];
  const [, id, secret] = /^([^:]*):([^]*)$/.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  if (id === undefined || secret === undefined) {
    return undefined;
  }
  const decode = (text: string) =>
    new URLSearchParams(`text=${text.replaceAll("&", "%26")}`).get("text") ?? "";
  return { id: decode(id), secret: decode(secret) };
}
