import * as vscode from "vscode";
import { readableDay } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import type { Connection } from "../../identity/connection.js";
import type { Credential } from "../../tenant/credentials.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { takeSteps } from "../input/steps.js";
import { chooseSecret, describeEnd } from "../secrets/credential-subject.js";
import { makeSecret, offerSecret, readForSecrets, type MadeSecret } from "../secrets/make-secret.js";
import { removeConfirmed } from "../secrets/remove-confirmed.js";
import {
  describeKeeping,
  describeLife,
  listSecretSteps,
  suggestSecret,
  type SecretDraft,
} from "../secrets/secret-steps.js";
import { listSigningInWith } from "../secrets/signing-in-with.js";
import { verifySecret } from "../secrets/verify-secret.js";
import type { Services } from "../services.js";
import { chooseApplication, type ApplicationSubject } from "../tenant/choose-application.js";
import { inTenant, type Watched } from "../tenant/in-tenant.js";
import { placeOf } from "../tenant/place-of.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

/** Makes a new secret beside an old one, and tries it. The old one is removed only where the user says so then. */
export const rotateSecret: Command = {
  id: commandIds.rotateSecret,

  async run(services, ...args) {
    const title = "Rotate Secret";
    const { connection: chosen, application } = await chooseApplication(services, args, {
      title,
      placeholder: "Of which application is a client secret rotated?",
    });
    const connection = await requireChanges(services, chosen);
    const subject = { connection, application };
    const registration = await readForSecrets(services, subject);
    const today = services.today();
    const old = await chooseSecret(registration, args, {
      title,
      placeholder: "Which client secret gets a successor?",
      today,
    });
    const { draft, match } = await suggestSecret(services, registration);
    await takeSteps(() => listSecretSteps(draft, { title, today, match }));
    if (await confirm(services, subject, old, draft)) {
      await rotate(services, subject, old, draft);
    }
  },
};

async function confirm(
  { connections, today }: Services,
  { connection, application }: ApplicationSubject,
  old: Credential,
  draft: SecretDraft,
): Promise<boolean> {
  const detail = [
    `The new one is ${quoted(draft.name)}, ${describeLife(draft, today())}. ${describeKeeping(connections, connection)}`,
    "It is tried by signing in with it. The old one" +
      (old.end === undefined ? "" : ` ${describeEnd(old.end, today())}, and`) +
      " stays until you remove it, which is offered afterwards.",
  ].map(plain);
  const message = `Rotate the client secret ${nameOf(old)} of ${application.displayName} in ${connection.name}?`;
  const options = { modal: true, detail: detail.join("\n\n") };
  return (await vscode.window.showWarningMessage(plain(message), options, "Rotate")) !== undefined;
}

/** Never throws once the secret is made: whatever happens then, it has to be told that it is there. */
async function rotate(
  services: Services,
  subject: ApplicationSubject,
  old: Credential,
  draft: SecretDraft,
): Promise<void> {
  const { connection, application } = subject;
  const { made, problem } = await inTenant(
    services,
    connection,
    `Rotating the client secret ${nameOf(old)} of ${application.displayName}`,
    async (watched) => {
      const secret = await makeSecret(services, subject, draft, watched);
      return { made: secret, problem: await findProblem(services, secret, watched) };
    },
  );
  services.applications.forget(placeOf(subject));
  const name = quoted(made.secret.name ?? "");
  if (problem !== undefined) {
    offerSecret(services, made, {
      says: `The new client secret ${name} of ${application.displayName} was made, but ${problem} Both secrets stay.`,
      isWarning: true,
    });
    return;
  }
  const users = await listSigningInWith(services, subject, old);
  const { end } = made.secret;
  const until = end === undefined ? "" : ` and ends on ${readableDay(end)}`;
  offerSecret(services, made, {
    says: `The new client secret ${name} of ${application.displayName} works${until}. Enter it wherever the old one is used, then remove that.`,
    more: {
      ...Object.fromEntries(
        users.map((user) => [`Use It in ${plain(user.name)}`, () => useIn(services, user, made)]),
      ),
      "Remove the Old One…": async () => {
        // The message may have stood there for hours.
        const now = await requireChanges(services, connection);
        await removeConfirmed(services, { ...subject, connection: now }, old);
      },
    },
  });
}

/** Why a new secret is not known to work, as the end of a sentence and what helps. */
async function findProblem(
  services: Services,
  { secret }: MadeSecret,
  watched: Watched,
): Promise<string | undefined> {
  try {
    await verifySecret(services, secret, watched);
    return undefined;
  } catch (error) {
    if (watched.signal.aborted) {
      return "not tried.";
    }
    if (!(error instanceof UserError)) {
      services.log.error(error instanceof Error ? error : String(error));
      return "it could not be tried. The log says why.";
    }
    services.log.warn(error.message);
    return ["signing in with it failed.", error.message, error.remedy].filter(Boolean).join(" ");
  }
}

async function useIn(
  { connections }: Services,
  connection: Connection,
  { secret: { value } }: MadeSecret,
): Promise<void> {
  await connections.replaceSecret(connection, { kind: "client-secret", secret: value });
  tell(`${connection.name} signs in with the new client secret from now on.`);
}

const nameOf = ({ name, keyId }: Credential) => quoted(name ?? keyId);
