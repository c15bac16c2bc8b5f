import { quoted } from "../../base/words.js";
import type { KeptClientSecret } from "./kept-client-secrets.js";

/** In the middle of a sentence: "the client secret “sync” of ClockWork". */
export function nameSecret({
  application,
  name,
  keyId,
}: Pick<KeptClientSecret, "application" | "name" | "keyId">): string {
  return `the client secret ${quoted(name ?? keyId)} of ${application.displayName}`;
}
