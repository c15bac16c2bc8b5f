import * as vscode from "vscode";
import { standardCatalogue } from "../../catalogue/standard.js";
import { sortByLikeness } from "../../manifest/likely-profiles.js";
import { stringAt } from "../../manifest/tree.js";
import type { Mode } from "../../profiles/profile.js";
import { listNames } from "../../profiles/template.js";
import { checkValue, commonValues } from "../../profiles/values.js";
import { chooseTarget, findActiveManifest } from "../changes/target.js";
import { sheetUri } from "../handover/sheet-uri.js";
import { commandIds } from "../ids.js";
import { recallValues, rememberValues } from "../input/answers.js";
import { listProfileSteps, type ProfileDraft } from "../input/profile-steps.js";
import { takeSteps } from "../input/steps.js";
import { listValueSteps } from "../input/value-steps.js";
import type { Command } from "./command.js";

/** Works without a manifest, too. With one, it knows which profile is likely and what the client ID is. */
export const openHandover: Command = {
  id: commandIds.openHandover,

  async run(services, ...args) {
    const title = "Hand-over Sheet";
    const { memory, today } = services;
    const hasManifest = args[0] instanceof vscode.Uri || (await findActiveManifest(services)) !== undefined;
    const target = hasManifest ? await chooseTarget(services, args, { title }) : undefined;
    const [profiles, read] = await Promise.all([
      services.profiles.list(),
      target && services.manifests.find(target.document),
    ]);
    const question = {
      title,
      profiles: target ? sortByLikeness(target.application, profiles, standardCatalogue()) : profiles,
      bound: read?.context.needs,
      asOf: today(),
    };
    const appId = stringAt(target?.application.node, "appId") ?? "";
    const clientId = checkValue(commonValues.clientId, appId) === undefined ? appId : undefined;
    const draft: ProfileDraft = {};
    const answers = new Map<string, string>();

    await takeSteps(() => {
      const { profile, mode } = draft;
      return [
        ...listProfileSteps(draft, question),
        ...(profile && mode
          ? listValueSteps(
              listHandedOver(mode).filter((name) => name !== "clientId" || clientId === undefined),
              answers,
              { title, profile, known: recallValues(memory, profile), optional: true },
            )
          : []),
      ];
    });
    const { profile, mode } = draft;
    if (!profile || !mode) {
      return;
    }
    await rememberValues(memory, profile, Object.fromEntries(answers));
    const values = { ...Object.fromEntries(answers), ...(clientId === undefined ? {} : { clientId }) };
    const uri = sheetUri(profile.product, { reference: `${profile.id}:${mode.id}`, values });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  },
};

/** The names of the values that are typed into the product, in the order of its fields. */
function listHandedOver({ handover }: Mode): string[] {
  return [...new Set(handover.flatMap(({ value }) => listNames(value ?? "")))];
}
