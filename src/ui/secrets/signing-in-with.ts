import type { Connection } from "../../identity/connection.js";
import type { Credential } from "../../tenant/credentials.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";

/**
 * The user's connections that sign in with a secret of an application. Microsoft Graph tells how a secret begins; where
 * it does not, all that sign in as the application are meant.
 */
export async function listSigningInWith(
  { connections }: Pick<Services, "connections">,
  { connection: { cloud }, application: { appId } }: ApplicationSubject,
  { hint }: Pick<Credential, "hint">,
): Promise<readonly Connection[]> {
  const sameClient = connections
    .list()
    .filter(
      (each) =>
        each.cloud === cloud &&
        each.way.kind === "client-secret" &&
        each.way.clientId.toLowerCase() === appId.toLowerCase(),
    );
  const usesIt = async (each: Connection) => {
    const kept = await connections.readSecret(each).catch(() => undefined);
    return kept?.kind === "client-secret" && kept.secret.startsWith(hint ?? "");
  };
  const used = await Promise.all(sameClient.map(usesIt));
  return sameClient.filter((_each, index) => used[index]);
}
