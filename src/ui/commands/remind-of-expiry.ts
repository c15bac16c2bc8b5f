import * as vscode from "vscode";
import { isDay, type Day } from "../../base/days.js";
import { credentials } from "../../manifest/credentials.js";
import type { Application } from "../../manifest/manifest.js";
import { stringAt } from "../../manifest/tree.js";
import { renderReminder } from "../../profiles/reminder.js";
import { tell } from "../changes/carry-out.js";
import { chooseTarget, findActiveManifest } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { describeSecret, listEnding, type EndingSecret } from "../input/describe-secret.js";
import { plain } from "../input/plain.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
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
      await save(draft, chosen, draft.expires);
    }
  },
};

async function save({ product, of }: Draft, secret: EndingSecret | undefined, expires: Day): Promise<void> {
  const text = await renderReminder(
    {
      product,
      expires,
      of: [of, secret?.name ?? secret?.keyId].filter(Boolean).join(", ") || product,
      what: `Make a new secret for the registration, enter it into ${product}, and delete the old one.`,
    },
    new Date(),
  );
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${product.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}-${expires}.ics`;
  const uri = await vscode.window.showSaveDialog({
    title: "Save the reminder",
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
    filters: { Calendar: ["ics"] },
  });
  if (!uri) {
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  tell(
    `The reminder is in ${plain(uri.path.split("/").at(-1) ?? "")}. Open it to put it into your calendar.`,
  );
}

function nameOf(application: Application | undefined): string {
  return stringAt(application?.node, "displayName") ?? stringAt(application?.node, "name") ?? "";
}

function idOf(application: Application | undefined): string {
  return stringAt(application?.node, "appId") ?? "";
}
