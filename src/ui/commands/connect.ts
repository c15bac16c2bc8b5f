import type { Connection } from "../../identity/connection.js";
import { tell } from "../changes/carry-out.js";
import { listConnectionSteps } from "../connections/connection-steps.js";
import { isServer } from "../connections/describe-connection.js";
import { toConnection, type ConnectionDraft } from "../connections/draft.js";
import { describeAccount, signInWithProgress } from "../connections/sign-in.js";
import { showError } from "../errors.js";
import { commandIds } from "../ids.js";
import { takeSteps } from "../input/steps.js";
import type { Services } from "../services.js";
import { UserError } from "../../base/errors.js";
import type { Command } from "./command.js";

export const connect: Command = {
  id: commandIds.connect,

  async run(services) {
    const { connections, settings, log } = services;
    const draft: ConnectionDraft = {};
    let asks = true;
    for (;;) {
      if (asks) {
        const names = connections.list().map(({ name }) => name);
        const question = { title: "Connect to a Tenant", demo: connections.demo, names };
        await takeSteps(() => listConnectionSteps(draft, question));
      }
      const connection = toConnection(draft, {
        others: connections.list(),
        readOnly: settings.tenantReadOnly(),
      });
      try {
        tell(await connectTo(services, connection, draft));
        return;
      } catch (error) {
        // Whatever was kept on the way is of no use to anybody.
        await connections.signOut(connection);
        if (!(error instanceof UserError)) {
          throw error;
        }
        const chosen = await showError(error, log, "Try Again", "Edit");
        if (chosen === undefined) {
          return;
        }
        asks = chosen === "Edit";
      }
    }
  },
};

/** Signs in, and adds the connection only once that went well. */
async function connectTo(
  services: Services,
  connection: Connection,
  { secret }: ConnectionDraft,
): Promise<string> {
  const { connections } = services;
  if (isServer(connection.way)) {
    await connections.add(connection, secret);
    return `${connection.name} was added. Its password is tried when a mailbox is read.`;
  }
  const signedIn = await signInWithProgress(services, connection, secret);
  const { tenantId } = signedIn.account;
  const isOpen = connection.tenant === "organizations" && tenantId !== "";
  await connections.add(isOpen ? { ...connection, tenant: tenantId } : connection, secret);
  return `Signed in to ${connection.name} as ${describeAccount(signedIn)}.`;
}
