import * as vscode from "vscode";
import { sleep } from "../../base/wait.js";
import { quoted } from "../../base/words.js";
import type { Credential } from "../../tenant/credentials.js";
import { removeSecret } from "../../tenant/secrets.js";
import { tell } from "../changes/carry-out.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { inTenant } from "../tenant/in-tenant.js";
import { placeOf } from "../tenant/place-of.js";
import { describeEnd } from "./credential-subject.js";
import { forgetClientSecret } from "./kept-client-secrets.js";
import { listSigningInWith } from "./signing-in-with.js";

/** Takes a secret away once the user has seen what stops. */
export async function removeConfirmed(
  services: Services,
  subject: ApplicationSubject,
  credential: Credential,
): Promise<void> {
  const { connection, application } = subject;
  const name = quoted(credential.name ?? credential.keyId);
  const confirmed = await vscode.window.showWarningMessage(
    plain(`Remove the client secret ${name} of ${application.displayName} in ${connection.name}?`),
    { modal: true, detail: await describeRemoving(services, subject, credential) },
    "Remove",
  );
  if (confirmed === undefined) {
    return;
  }
  try {
    await inTenant(
      services,
      connection,
      `Removing the client secret ${name} of ${application.displayName}`,
      ({ session: { asking }, signal }) =>
        removeSecret(asking, application.id, credential.keyId, {
          signal,
          sleep,
          reason: `Removing a client secret of ${application.displayName} takes an administrator.`,
        }),
    );
    await forgetClientSecret(services, subject, credential.keyId);
  } finally {
    services.applications.forget(placeOf(subject));
  }
  tell(`Removed the client secret ${name} of ${application.displayName}.`);
}

async function describeRemoving(
  services: Services,
  subject: ApplicationSubject,
  credential: Credential,
): Promise<string> {
  const { hint, end } = credential;
  const today = services.today();
  const isOver = end !== undefined && end < today;
  const users = await listSigningInWith(services, subject, credential);
  return [
    [
      ...(end === undefined ? [] : [`It ${describeEnd(end, today)}.`]),
      ...(hint === undefined ? [] : [`Its value begins with ${plain(hint)}.`]),
    ].join(" "),
    isOver
      ? "Nothing can sign in with it any more."
      : "Whatever signs in with it stops working, at the latest when the token that it holds ends. It cannot be brought back.",
    ...users.map(
      ({ name }) => `The connection ${plain(quoted(name))} signs in with it and stops working, too.`,
    ),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
