import { commandIds } from "../ids.js";
import { chooseSecret } from "../secrets/credential-subject.js";
import { readForSecrets } from "../secrets/make-secret.js";
import { removeConfirmed } from "../secrets/remove-confirmed.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

export const removeSecret: Command = {
  id: commandIds.removeSecret,

  async run(services, ...args) {
    const title = "Remove Secret";
    const { connection: chosen, application } = await chooseApplication(services, args, {
      title,
      placeholder: "Of which application is a client secret removed?",
    });
    const connection = await requireChanges(services, chosen);
    const subject = { connection, application };
    const credential = await chooseSecret(await readForSecrets(services, subject), args, {
      title,
      placeholder: "Which client secret is removed?",
      today: services.today(),
    });
    await removeConfirmed(services, subject, credential);
  },
};
