import { UserError } from "../../base/errors.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import { copyClientSecret } from "../secrets/copy-client-secret.js";
import { describeCredential, readCredentialSubject } from "../secrets/credential-subject.js";
import { listClientSecrets, listOfClient, type KeptClientSecret } from "../secrets/kept-client-secrets.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

/**
 * Copies a secret that was made here: the one of the line that it was started from, or one of those that are kept, which
 * takes no tenant. Given a client ID, only secrets of that application.
 */
export const copySecret: Command = {
  id: commandIds.copySecret,

  async run(services, ...args) {
    const kept = await listMeant(services, args);
    const [first, ...others] = kept;
    if (!first) {
      const what = args.length > 0 ? "The value of this client secret" : "No client secret";
      throw new UserError(`${what} is ${args.length > 0 ? "not " : ""}kept here.`, {
        remedy:
          "Only what was made here can be copied, until you sign out. Make a new one, with “Rotate Secret…”.",
      });
    }
    const secret = others.length === 0 ? first : await choose(kept, services);
    if (secret) {
      await copyClientSecret(services, secret);
    }
  },
};

async function listMeant(services: Services, args: readonly unknown[]): Promise<readonly KeptClientSecret[]> {
  const [clientId] = args;
  if (typeof clientId === "string") {
    return await listOfClient(services, clientId);
  }
  const { connections } = services;
  const all = await Promise.all(connections.list().map((each) => listClientSecrets(services, each)));
  const given = readCredentialSubject(args);
  return all
    .flat()
    .filter(
      ({ application, keyId }) =>
        !given || (given.credential.keyId === keyId && given.application.id === application.id),
    );
}

async function choose(
  kept: readonly KeptClientSecret[],
  { today }: Services,
): Promise<KeptClientSecret | undefined> {
  const items = kept.map((secret) => {
    const { label, description } = describeCredential(secret, today());
    return { label: plain(secret.application.displayName), description: `${label} · ${description}`, secret };
  });
  const chosen = await pick({
    title: "Copy Secret",
    placeholder: "Which client secret is put on the clipboard for a minute?",
    items,
  });
  return chosen === back ? undefined : chosen.secret;
}
