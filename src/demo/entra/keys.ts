import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  type JWTPayload,
} from "jose";

/** The key that everything is signed with that this start gives away. */
export interface SigningKeys {
  sign(claims: JWTPayload): Promise<string>;
  /** The claims of a token of this start that is for `audience`, or what is wrong with it. */
  read(token: string, audience: string, now: Date): Promise<JWTPayload | "expired" | "foreign">;
  /** For `discovery/v2.0/keys`. */
  readonly published: object;
}

/** Makes a key that no other start has. */
export async function createKeys(): Promise<SigningKeys> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const header = { typ: "JWT", alg: "RS256", kid, x5t: kid };

  return {
    published: { keys: [{ ...jwk, kid, x5t: kid, use: "sig", alg: "RS256" }] },
    sign: (claims) => new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
    async read(token, audience, now) {
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          algorithms: ["RS256"],
          audience,
          currentDate: now,
          requiredClaims: ["exp"],
        });
        return payload;
      } catch (error) {
        return error instanceof errors.JWTExpired ? "expired" : "foreign";
      }
    },
  };
}
