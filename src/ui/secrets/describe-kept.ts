import { listed, quoted } from "../../base/words.js";
import type { Connection } from "../../identity/connection.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { listClientSecrets } from "./kept-client-secrets.js";

/** What is lost with a connection besides its own sign-in, as whole sentences. Empty where that is nothing. */
export async function describeKept(
  services: Pick<Services, "connections">,
  connection: Connection,
): Promise<readonly string[]> {
  const secrets = await listClientSecrets(services, connection);
  const names = secrets.map(({ application, name, keyId }) =>
    plain(`${quoted(name ?? keyId)} of ${application.displayName}`),
  );
  const [values, they] = names.length === 1 ? ["The value", "it"] : ["The values", "them"];
  return names.length === 0
    ? []
    : [
        `${values} of the client ${names.length === 1 ? "secret" : "secrets"} ${listed(names)} ${names.length === 1 ? "is" : "are"} kept here, too, and removed. Nobody can read ${they} again.`,
      ];
}
