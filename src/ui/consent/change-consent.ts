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
  /** "Granted 2 permissions to ClockWork", for "2 permissions". */
  readonly done: (count: string) => string;
  /** "Nothing was granted to ClockWork." */
  readonly nothing: string;
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
      offerConsentPage(services, subject, error as UserError);
      return;
    }
    throw error;
  }
  services.applications.keep(place, outcome.after);
  tellOutcome(services, subject, outcome, words);
}

function tellOutcome(
  services: Services,
  subject: ConsentSubject,
  { done, pending, failed }: ConsentOutcome,
  words: ConsentWords,
): void {
  const accepted = done.length + pending.length;
  if (failed.length > 0) {
    for (const { error } of failed) {
      if (!(error instanceof UserError)) {
        services.log.error(error);
      }
    }
    const all = counted(accepted + failed.length, "permission");
    const remedies = new Set(failed.map(({ error }) => (error instanceof UserError ? error.remedy : "")));
    const error = new UserError(
      [
        accepted === 0 ? words.nothing : `${words.done(`${String(accepted)} of ${all}`)}.`,
        ...failed.map(({ item, error: { message } }) =>
          message.includes(item.words) ? message : `${item.words}: ${message}`,
        ),
      ].join(" "),
      { remedy: [...remedies].filter(Boolean).join(" "), cause: failed[0]?.error },
    );
    if (failed.some((each) => isForbidden(each.error))) {
      offerConsentPage(services, subject, error);
    } else {
      void showError(error, services.log);
    }
    return;
  }
  if (pending.length > 0) {
    const them = pending.length === accepted ? "it" : `${String(pending.length)} of them`;
    const message = `${words.done(counted(accepted, "permission"))}. Microsoft Entra shows ${them} within minutes.`;
    void vscode.window.showInformationMessage(plain(message));
    return;
  }
  tell(`${words.done(counted(accepted, "permission"))}.`);
}

/** Where the connection may not grant, somebody who may can do it in the browser. */
function offerConsentPage(
  { log }: Services,
  { connection, application }: ConsentSubject,
  error: UserError,
): void {
  void showError(error, log, openPage).then((chosen) => {
    if (chosen === openPage) {
      void vscode.commands.executeCommand(commandIds.openConsentPage, { connection, application });
    }
  });
}

function isForbidden(error: unknown): boolean {
  return (
    (error instanceof GraphError && error.failure === "forbidden") ||
    (error instanceof UserError && error.cause !== undefined && isForbidden(error.cause))
  );
}
