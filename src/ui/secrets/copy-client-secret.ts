import { tell } from "../changes/carry-out.js";
import type { Services } from "../services.js";
import type { KeptClientSecret } from "./kept-client-secrets.js";
import { nameSecret } from "./name-secret.js";

/** Puts the value on the clipboard for a minute, which is the only place where it is ever shown to anybody. */
export async function copyClientSecret(
  { clipboard }: Pick<Services, "clipboard">,
  secret: KeptClientSecret,
): Promise<void> {
  await clipboard.copy(secret.value);
  tell(`Copied for a minute: ${nameSecret(secret)}.`);
}
