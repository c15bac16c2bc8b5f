/**
 * What a token says of itself, for showing who one is signed in as, and never for deciding anything: it is not verified,
 * and whoever gets a token for somebody else should not look into it at all.
 */
export function readClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8");
    const claims: unknown = JSON.parse(payload);
    return typeof claims === "object" && claims !== null ? { ...claims } : {};
  } catch {
    return {};
  }
}

export function textClaim(claims: Readonly<Record<string, unknown>>, ...names: string[]): string | undefined {
  return names.map((name) => claims[name]).find((value) => typeof value === "string" && value !== "") as
    string | undefined;
}
