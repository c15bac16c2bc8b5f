const hidden = "[hidden]";

/** Names after which a secret stands, in forms, in JSON and in addresses. */
const names =
  "access_token|refresh_token|id_token|client_secret|client_assertion|assertion|device_code|code_verifier|password|passphrase|secret|private_?key|authorization|client_info";

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, hidden],
  [/\b(Bearer|Basic|NTLM|Negotiate)\s+[\w.~+/=-]{6,}/gi, `$1 ${hidden}`],
  [
    new RegExp(`(["']?\\b(?:${names})["']?\\s*[:=]\\s*)(?:"(?:[^"\\\\]|\\\\.)*"?|[^\\s&,;"'}]+)`, "gi"),
    `$1${hidden}`,
  ],
  // A code is one in an address or a form; "code: 500" is none.
  [/((?:^|[?&#\s"'])code=)[^&\s"']+/gi, `$1${hidden}`],
  // JSON Web Tokens.
  [/\beyJ[\w-]{4,}(?:\.[\w-]*){1,4}/g, hidden],
  // Secrets of Entra, which have "8Q~" or the like in fourth place.
  [/[\w.~-]{0,40}\dQ~[\w.~-]{20,}/g, hidden],
];

/**
 * `text` without what is or looks like a secret, for logs and for the causes of errors.
 *
 * What this machine knows to be secret is named in `secrets`; the rest is found by its shape, which can err in both
 * directions. So this is the last line, and whoever knows what a text is made of leaves the secret out beforehand.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets
    .filter((secret) => secret.length >= 4)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .sort((one, other) => other.length - one.length);
  const without = known.reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  const shaped = patterns.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), without);
  return shaped.replace(/[\w.~+=-]{48,}/g, (run) => (looksRandom(run) ? hidden : run));
}

/** Codes, refresh tokens, keys in base64: long, with capitals, small letters and digits. */
function looksRandom(run: string): boolean {
  return /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);
}
