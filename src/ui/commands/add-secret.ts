import * as vscode from "vscode";
import { readableDay } from "../../base/days.js";
import { quoted } from "../../base/words.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { takeSteps } from "../input/steps.js";
import { makeSecret, offerSecret, readForSecrets } from "../secrets/make-secret.js";
import { describeKeeping, describeLife, listSecretSteps, suggestSecret } from "../secrets/secret-steps.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { inTenant } from "../tenant/in-tenant.js";
import { placeOf } from "../tenant/place-of.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

export const addSecret: Command = {
  id: commandIds.addSecret,

  async run(services, ...args) {
    const title = "Add a Client Secret";
    const { connections, applications, today } = services;
    const { connection: chosen, application } = await chooseApplication(services, args, {
      title,
      placeholder: "Which application gets a client secret?",
    });
    const connection = await requireChanges(services, chosen);
    const subject = { connection, application };
    const { draft, match } = await suggestSecret(services, await readForSecrets(services, subject));
    await takeSteps(() => listSecretSteps(draft, { title, today: today(), match }));

    const confirmed = await vscode.window.showWarningMessage(
      plain(`Add a client secret to ${application.displayName} in ${connection.name}?`),
      {
        modal: true,
        detail: [
          plain(`${quoted(draft.name)}, ${describeLife(draft, today())}.`),
          describeKeeping(connections, connection),
        ].join("\n\n"),
      },
      "Add",
    );
    if (confirmed === undefined) {
      return;
    }
    const made = await inTenant(
      services,
      connection,
      `Adding a client secret to ${application.displayName}`,
      (watched) => makeSecret(services, subject, draft, watched),
    );
    applications.forget(placeOf(subject));
    const { name, end } = made.secret;
    const until = end === undefined ? "" : ` It ends on ${readableDay(end)}.`;
    offerSecret(services, made, {
      says: `${application.displayName} has the new client secret ${quoted(name ?? "")}.${until}`,
    });
  },
};
