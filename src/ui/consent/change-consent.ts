import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { sleep } from "../../base/wait.js";
import { counted } from "../../base/words.js";
import { GraphError } from "../../graph/errors.js";
import type { ConsentItem, ConsentOutcome, grant } from "../../tenant/consent.js";
import { tell } from "../changes/carry-out.js";
import { showError } from "../errors.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { inTenant } from "../tenant/in-tenant.js";
import { placeOf } from "../tenant/place-of.js";
import type { ConsentSubject } from "./consent-subject.js";

/** How a change is spoken of. */
export interface ConsentWords {
  /** What is shown meanwhile: "Granting permissions to ClockWork". */
  readonly progress: string;
  /** "Granted", "Revoked" */
  readonly done: string;
  /** Why somebody is asked for more permissions meanwhile, as a whole sentence. */
  readonly reason: string;
}

const openPage = "Open the Consent Page";

/** Gives or takes away what was confirmed, says how that went, and lets the tree know. */
export async function changeConsent(
  services: Services,
  subject: ConsentSubject,
  items: readonly ConsentItem[],
  { change, words }: { readonly change: typeof grant; readonly words: ConsentWords },
): Promise<void> {
  const place = placeOf(subject);
  let outcome: ConsentOutcome;
  try {
    outcome = await inTenant(
      services,
      subject.connection,
      words.progress,
      ({ session: { asking, resources }, signal }) =>
        change(asking, subject.opened, items, { resources, sleep, signal, reason: words.reason }),
    );
  } catch (error) {
    // Some of it may have been done before it failed or was cancelled.
    services.applications.forget(place);
    if (isForbidden(error)) {
      await offerConsentPage(services, subject, error as UserError);
      return;
    }
    throw error;
  }
  services.applications.keep(place, outcome.after);
  await tellOutcome(services, subject, outcome, words);
}

async function tellOutcome(
  services: Services,
  subject: ConsentSubject,
  { done, pending, failed }: ConsentOutcome,
  words: ConsentWords,
): Promise<void> {
  const name = subject.application.displayName;
  const accepted = done.length + pending.length;
  if (failed.length > 0) {
    const unexpected = failed.find(({ error }) => !(error instanceof UserError));
    if (unexpected) {
      services.log.error(unexpected.error);
    }
    const all = accepted + failed.length;
    const error = new UserError(
      [
        `${words.done} ${String(accepted)} of ${counted(all, "permission")} of ${name}.`,
        ...failed.map(({ item, error: { message } }) => `${item.words}: ${message}`),
      ].join(" "),
      { cause: failed[0]?.error },
    );
    if (failed.some(({ error: each }) => isForbidden(each))) {
      await offerConsentPage(services, subject, error);
    } else {
      void showError(error, services.log);
    }
    return;
  }
  if (pending.length > 0) {
    const message = `${words.done} ${counted(accepted, "permission")} of ${name}. Microsoft Entra shows ${
      pending.length === accepted ? "it" : `${String(pending.length)} of them`
    } within minutes.`;
    void vscode.window.showInformationMessage(plain(message));
    return;
  }
  tell(`${words.done} ${counted(done.length, "permission")} of ${name}.`);
}

/** Where the connection may not grant, somebody who may can do it in the browser. */
async function offerConsentPage(
  { log }: Services,
  { connection, application }: ConsentSubject,
  error: UserError,
): Promise<void> {
  const chosen = await showError(error, log, openPage);
  if (chosen === openPage) {
    await vscode.commands.executeCommand(commandIds.openConsentPage, { connection, application });
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof GraphError && error.failure === "forbidden";
}
