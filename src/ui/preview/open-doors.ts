import { sleep } from "../../base/wait.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { MissingSecretError } from "../connections/kept-secrets.js";
import type { Services } from "../services.js";
import type { KeptSubject } from "./kept-subjects.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { Via } from "./protocol.js";
import { openDoor } from "./sources.js";

/** Opens doors to calendars through a connection. Where `asks`, a person may be asked to sign in, or for more permissions. */
export function doorOpener(
  { connections, agreedAddresses, settings, log }: Services,
  connection: Connection,
  { asks, mailboxes }: { readonly asks: boolean; readonly mailboxes: KeptSubject["mailboxes"] },
): (via: Via) => Promise<PreviewDoor> {
  const world = {
    // Looked up at each call: VS Code puts one in its place that knows its proxy and its certificates.
    fetch: (...args: Parameters<typeof fetch>) => globalThis.fetch(...args),
    now: () => new Date(),
    sleep,
    random: Math.random,
    timeoutSeconds: settings.graphTimeoutSeconds(),
    log: (message: string) => {
      log.debug(`${connection.name}: ${message}`);
    },
  };
  return (via) =>
    openDoor(
      via,
      {
        connection,
        async session() {
          const session = await connections.open(connection);
          return {
            cloud: session.cloud,
            tokens: asks ? session.askingTokens : session.tokens,
            graph: asks ? session.asking : session.graph,
            get account() {
              return session.account;
            },
          };
        },
        async readPassword() {
          const secret = await connections.readSecret(connection);
          if (secret.kind !== "password") {
            throw new MissingSecretError(connection);
          }
          return secret.password;
        },
        agreedAddress: agreedAddresses.find(connection.id),
        impersonates: !isOwn(connection, mailboxes),
      },
      world,
    );
}

/** Whoever reads her own mailbox need not act as somebody else. */
function isOwn({ way }: Connection, mailboxes: KeptSubject["mailboxes"]): boolean {
  return isServer(way) && mailboxes.every(({ address }) => address.toLowerCase() === way.user.toLowerCase());
}
