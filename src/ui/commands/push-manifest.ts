import { standardCatalogue } from "../../catalogue/standard.js";
import { compareManifest } from "../../tenant/compare-manifest.js";
import { planPush } from "../../tenant/push-manifest.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { carryOutPush } from "../tenant-manifests/carry-out-push.js";
import { chooseManifest } from "../tenant-manifests/choose-manifest.js";
import { confirmPush } from "../tenant-manifests/confirm-push.js";
import { nameFile } from "../tenant-manifests/name-file.js";
import type { Command } from "./command.js";

export const pushManifest: Command = {
  id: commandIds.pushManifest,

  async run(services, ...args) {
    const title = "Push Manifest to the Tenant";
    const pair = await chooseManifest(services, args, { title, changes: true });
    const { connection, application, opened, document, file } = pair;
    const name = nameFile(document.uri);
    const catalogue = standardCatalogue();
    const plan = planPush(file, opened.application, catalogue);
    if (plan.changes.length === 0 && plan.refused.length === 0) {
      tell(`${name} and ${application.displayName} in ${connection.name} say the same.`);
      return;
    }
    const { file: after, tenant: before } = compareManifest(file, opened.application, catalogue);
    await confirmPush({
      title,
      connection,
      application,
      plan,
      before,
      after,
      source: name,
      notes: [
        ...(document.isDirty
          ? [`${name} is not saved. What is pushed is what the editor shows at this moment.`]
          : []),
        "The manifest as it is now is kept, and can be restored.",
      ],
    });
    await carryOutPush(services, { connection, application }, plan);
  },
};
