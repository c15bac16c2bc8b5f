import type { Application } from "@microsoft/microsoft-graph-types";
import { readApplication } from "../../graph/applications.js";
import { addSecret, type NewSecret } from "../../tenant/secrets.js";
import { offerActions, type Actions } from "../offer-actions.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { inTenant, type Watched } from "../tenant/in-tenant.js";
import { placeOf } from "../tenant/place-of.js";
import { copyClientSecret } from "./copy-client-secret.js";
import { keepClientSecret, type KeptClientSecret } from "./kept-client-secrets.js";
import { remindOfCredential } from "./save-reminder.js";
import type { SecretDraft } from "./secret-steps.js";

/** A secret that was made, and whether its value could be kept. */
export interface MadeSecret {
  readonly secret: KeptClientSecret;
  readonly isKept: boolean;
  /** What else there is to know, as a whole sentence. */
  readonly remark: string | undefined;
}

/** The registration with its secrets as it is now. */
export function readForSecrets(
  services: Services,
  { connection, application }: ApplicationSubject,
): Promise<Application> {
  return inTenant(
    services,
    connection,
    `Reading ${application.displayName}`,
    ({ session: { asking }, signal }) =>
      readApplication(
        asking,
        { id: application.id },
        { signal, reason: "The secrets of the application are read before one is made or removed." },
      ),
  );
}

/** Has a secret made and puts its value where it is safe, before anything else can go wrong. */
export async function makeSecret(
  services: Services,
  { connection, application }: ApplicationSubject,
  { name, months }: SecretDraft,
  { session: { asking }, signal }: Watched,
): Promise<MadeSecret> {
  let made: NewSecret;
  try {
    made = await addSecret(
      asking,
      application.id,
      { name, months, now: new Date() },
      { signal, reason: `Making a client secret of ${application.displayName} takes an administrator.` },
    );
  } catch (error) {
    // Whoever cancels may be too late: then the tree shows a secret whose value nobody knows.
    services.applications.forget(placeOf({ connection, application }));
    throw error;
  }
  const { credential, value, remark } = made;
  const { keyId, end } = credential;
  const secret: KeptClientSecret = { application, keyId, name: credential.name ?? name, end, value };
  try {
    await keepClientSecret(services, connection, secret);
    return { secret, isKept: true, remark };
  } catch (error) {
    services.log.error(error instanceof Error ? error : String(error));
    return { secret, isKept: false, remark };
  }
}

/** Says what came of making a secret, and offers what is done with one. */
export function offerSecret(
  services: Services,
  { secret, isKept, remark }: MadeSecret,
  { says, more = {}, isWarning = false }: { says: string; more?: Actions; isWarning?: boolean },
): void {
  const { application } = secret;
  const warning = isKept
    ? ""
    : "VS Code could not keep its value. Copy it now, because nobody can read it once this message is gone.";
  const actions = {
    Copy: () => copyClientSecret(services, secret),
    ...more,
    "Save a Reminder": () => remindOfCredential(application, { ...secret, what: "secret" }, services.today()),
  };
  offerActions(services, [says, remark, warning].filter(Boolean).join(" "), actions, {
    isWarning: isWarning || !isKept,
  });
}
