import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { counted } from "../../base/words.js";
import { grant, listMissing, toConsentItem, type ConsentItem } from "../../tenant/consent.js";
import { tell } from "../changes/carry-out.js";
import { changeConsent } from "../consent/change-consent.js";
import { readConsentSubject, type ConsentSubject } from "../consent/consent-subject.js";
import { describeGranting } from "../consent/describe-consent.js";
import { pickConsent } from "../consent/pick-consent.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

const title = "Grant Consent";

/** Grants the permission of the line that it was started from, or what the user ticks of all that is missing. */
export const grantConsent: Command = {
  id: commandIds.grantConsent,

  async run(services, ...args) {
    const subject = await readConsentSubject(services, args, {
      title,
      placeholder: "To which application is something granted?",
    });
    const { connection, application } = subject;
    const chosen = await choose(services, subject);
    const refused = chosen.filter(({ refusal }) => refusal !== undefined);
    const items = chosen.filter(({ refusal }) => refusal === undefined);
    if (items.length === 0) {
      if (refused.length > 0) {
        throw new UserError(refused.map(({ words, refusal = "" }) => `${words}: ${refusal}`).join(" "));
      }
      return;
    }
    const confirmed = await vscode.window.showWarningMessage(
      plain(
        `Grant ${counted(items.length, "permission")} to ${application.displayName} in ${connection.name}?`,
      ),
      {
        modal: true,
        detail: describeGranting(items, refused, {
          hasPrincipal: subject.opened.servicePrincipal !== undefined,
        }),
      },
      "Grant",
    );
    if (confirmed === undefined) {
      return;
    }
    await changeConsent(services, subject, items, {
      change: grant,
      words: {
        progress: `Granting ${counted(items.length, "permission")} to ${application.displayName}`,
        done: (count) => `Granted ${count} to ${application.displayName}`,
        nothing: `Nothing was granted to ${application.displayName}.`,
        reason: `Granting permissions to ${application.displayName} takes an administrator.`,
      },
    });
  },
};

async function choose(
  services: Services,
  { opened, line, application }: ConsentSubject,
): Promise<readonly ConsentItem[]> {
  if (line) {
    if (line.state === "both" && line.forEverybody) {
      tell(`${line.value ?? "The permission"} is granted to ${application.displayName} already.`);
      return [];
    }
    return [toConsentItem(opened, line)];
  }
  const missing = listMissing(opened);
  if (missing.length === 0) {
    tell(`Everything that ${application.displayName} asks for is granted.`);
    return [];
  }
  return await pickConsent(services, opened, missing, {
    title: `${title}: ${plain(application.displayName)}`,
    placeholder: "Tick what is granted to the whole organisation",
    picked: ({ refusal }) => refusal === undefined,
  });
}
