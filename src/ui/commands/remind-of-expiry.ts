import * as vscode from "vscode";
import { isDay, type Day } from "../../base/days.js";
import { credentials } from "../../manifest/credentials.js";
import type { Application } from "../../manifest/manifest.js";
import { stringAt } from "../../manifest/tree.js";
import { chooseTarget, findActiveManifest } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { describeSecret, listEnding, type EndingSecret } from "../input/describe-secret.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
import { readCredentialSubject } from "../secrets/credential-subject.js";
import { remindOfCredential, saveReminder } from "../secrets/save-reminder.js";
import type { Command } from "./command.js";

/** What is asked, and known once it is answered. */
interface Draft {
  product: string;
  of: string;
  expires: Day | undefined;
}

export const remindOfExpiry: Command = {
  id: commandIds.remindOfExpiry,

  async run(services, ...args) {
    const title = "Save a Reminder";
    const given = readCredentialSubject(args);
    if (given) {
      await remindOfCredential(given.application, given.credential, services.today());
      return;
    }
    const isAboutManifest = args[0] instanceof vscode.Uri || (await findActiveManifest(services));
    const application = isAboutManifest
      ? (await chooseTarget(services, args, { title })).application
      : undefined;
    const today = services.today();
    const ending = application ? listEnding([...credentials(application)]) : [];
    const draft: Draft = { product: nameOf(application), of: idOf(application), expires: undefined };
    let chosen: EndingSecret | undefined;

    const choose: Step = async (place) => {
      const items = [
        ...ending.map((secret) => ({ ...describeSecret(secret, today), secret })),
        { label: "Another day…", secret: undefined },
      ];
      const answer = await pick({ title, place, placeholder: "Which secret ends?", items });
      if (answer === back) {
        return "back";
      }
      chosen = answer.secret;
      draft.expires = chosen?.end;
      return "next";
    };
    const askProduct: Step = async (place) => {
      const answer = await askText({
        title: `${title}: Product`,
        place,
        prompt: "The product or registration whose secret ends. It is what the reminder is called.",
        value: draft.product,
        judge: (text) => (text === "" ? wrong("The reminder needs a name.") : undefined),
      });
      if (answer === back) {
        return "back";
      }
      draft.product = answer.text;
      return "next";
    };
    const askDay: Step = async (place) => {
      const answer = await askText({
        title: `${title}: Day`,
        place,
        prompt: "The day on which the secret ends, as year, month and day.",
        placeholder: today,
        value: draft.expires ?? "",
        judge: (text) =>
          !isDay(text)
            ? wrong(`This is no day such as ${today}.`)
            : text < today
              ? wrong("This day is past.")
              : undefined,
      });
      if (answer === back) {
        return "back";
      }
      draft.expires = answer.text;
      return "next";
    };
    await takeSteps(() => [...(ending.length > 0 ? [choose] : []), askProduct, ...(chosen ? [] : [askDay])]);
    if (draft.expires !== undefined) {
      const of = [draft.of, chosen?.name ?? chosen?.keyId].filter(Boolean).join(", ");
      await saveReminder({ product: draft.product, of, expires: draft.expires });
    }
  },
};

function nameOf(application: Application | undefined): string {
  return stringAt(application?.node, "displayName") ?? stringAt(application?.node, "name") ?? "";
}

function idOf(application: Application | undefined): string {
  return stringAt(application?.node, "appId") ?? "";
}
