import { redact } from "../../base/redact.js";
import { trySecret } from "../../identity/try-secret.js";
import type { Services } from "../services.js";
import type { Watched } from "../tenant/in-tenant.js";
import type { KeptClientSecret } from "./kept-client-secrets.js";

/** Signs in with a secret that was just made. Throws a `SignInError`. */
export async function verifySecret(
  { log }: Pick<Services, "log">,
  { application, value }: KeptClientSecret,
  { session: { cloud, connection, account }, signal, report }: Watched,
): Promise<void> {
  report("Signing in with it");
  await trySecret({
    cloud,
    // Somebody who signs in with an account of any organization is in this one by now.
    tenant: account?.tenantId ?? connection.tenant,
    clientId: application.appId,
    secret: value,
    world: {
      fetch: (...args: Parameters<typeof fetch>) => globalThis.fetch(...args),
      now: () => new Date(),
      log: (message) => {
        log.debug(redact(message));
      },
    },
    signal,
    onWait: () => {
      report("Waiting until Microsoft Entra knows it everywhere");
    },
  });
}
