import { createHash, X509Certificate, type KeyObject } from "node:crypto";
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from "jose";
import { clouds } from "../../identity/clouds.js";
import type { CertificateFacts, ClientFacts } from "../parts.js";
import { entraTime, EntraFailure } from "./failures.js";
import { namesTenant } from "./tenants.js";
import type { EntraWorld } from "./world.js";

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Clocks may differ by so many seconds. */
const tolerance = 300;

/**
 * Checks what a client signed with the key of a certificate that is registered for it.
 *
 * An assertion may be used again until it ends: MSAL keeps it, and Entra does not mind.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function checkAssertion(
  world: EntraWorld,
  client: ClientFacts,
  assertion: string,
  type: string | null,
): Promise<void> {
  const { claims, thumbprint } = decode(assertion);
  if (type !== assertionType || typeof claims.jti !== "string") {
    throw new EntraFailure(50027);
  }
  const key = findKey(world, client, thumbprint);
  try {
    await jwtVerify(assertion, key, {
      algorithms: ["PS256", "RS256"],
      currentDate: world.now(),
      clockTolerance: tolerance,
      requiredClaims: ["exp", "aud", "iss", "sub", "jti"],
    });
  } catch (error) {
    throw explain(error, claims, world.now(), thumbprint);
  }
  if (claims.iss !== client.appId || claims.sub !== client.appId) {
    throw new EntraFailure(700021);
  }
  if (![claims.aud].flat().some((audience) => isAudience(world, audience ?? ""))) {
    throw new EntraFailure(700023);
  }
}

function decode(assertion: string): { claims: JWTPayload; thumbprint: string } {
  try {
    const { x5t, "x5t#S256": sha256, kid } = decodeProtectedHeader(assertion) as Record<string, unknown>;
    return { claims: decodeJwt(assertion), thumbprint: toHex(sha256 ?? x5t ?? kid) };
  } catch {
    throw new EntraFailure(50027);
  }
}

/** A thumbprint as the portal shows it. Older clients send it in hex as `kid`. */
function toHex(value: unknown): string {
  const text = typeof value === "string" ? value : "";
  const hex = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)
    ? text
    : Buffer.from(text, "base64url").toString("hex");
  return hex.toUpperCase();
}

function findKey({ now }: EntraWorld, client: ClientFacts, thumbprint: string): KeyObject {
  for (const facts of client.certificates) {
    const certificate = parseCertificate(facts);
    if (!certificate || !thumbprintsOf(certificate).includes(thumbprint)) {
      continue;
    }
    if (facts.ends <= now() || facts.starts > now()) {
      throw new EntraFailure(700027, { reason: "The key used is expired.", thumbprint });
    }
    return certificate.publicKey;
  }
  throw new EntraFailure(700027, { reason: "The key was not found.", thumbprint });
}

function parseCertificate({ key }: CertificateFacts): X509Certificate | undefined {
  try {
    return key === undefined ? undefined : new X509Certificate(Buffer.from(key, "base64"));
  } catch {
    return undefined;
  }
}

function thumbprintsOf({ raw }: X509Certificate): readonly string[] {
  return ["sha1", "sha256"].map((algorithm) => createHash(algorithm).update(raw).digest("hex").toUpperCase());
}

function explain(error: unknown, { nbf, exp }: JWTPayload, now: Date, thumbprint: string): EntraFailure {
  const isEarly = error instanceof errors.JWTClaimValidationFailed && error.claim === "nbf";
  if (error instanceof errors.JWTExpired || isEarly) {
    const time = (seconds: number | undefined) => entraTime(new Date((seconds ?? 0) * 1000));
    return new EntraFailure(700024, { now: entraTime(now), from: time(nbf), to: time(exp) });
  }
  return error instanceof errors.JWSSignatureVerificationFailed
    ? new EntraFailure(700027, { reason: "The signature is not valid.", thumbprint })
    : new EntraFailure(50027);
}

/** Whether an assertion was made for this tenant's token endpoint, by the demo's own name or by one of Microsoft's. */
function isAudience({ login, state }: EntraWorld, audience: string): boolean {
  if (!URL.canParse(audience)) {
    return false;
  }
  const { origin, pathname } = new URL(audience);
  const [, tenant = "", ...rest] = pathname.split("/");
  return (
    (origin === login || clouds.some((cloud) => cloud.login === origin)) &&
    namesTenant(state, tenant) &&
    ["oauth2/v2.0/token", "oauth2/token", "v2.0", ""].includes(rest.join("/").replace(/\/$/, ""))
  );
}
