import { standardCatalogue } from "../../catalogue/standard.js";
import { planRestore } from "../../tenant/push-manifest.js";
import { tell } from "../changes/carry-out.js";
import { commandIds } from "../ids.js";
import { carryOutPush } from "../tenant-manifests/carry-out-push.js";
import { confirmPush } from "../tenant-manifests/confirm-push.js";
import { pickPush } from "../tenant-manifests/pick-push.js";
import { readFresh } from "../tenant-manifests/read-fresh.js";
import { renderRestore } from "../tenant-manifests/render-restore.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

export const restoreManifest: Command = {
  id: commandIds.restoreManifest,

  async run(services, ...args) {
    const title = "Restore the Manifest from before a Push";
    const { push, connection: chosen, when } = await pickPush(services, args, title);
    const connection = await requireChanges(services, chosen);
    const { application, before: kept } = push;
    const { displayName } = application;
    const opened = await readFresh(services, connection, { id: application.id }, `Reading ${displayName}`);
    const plan = planRestore(kept, opened.application, standardCatalogue());
    if (plan.changes.length === 0) {
      tell(`${displayName} in ${connection.name} is as it was ${when}.`);
      return;
    }
    const { before, after } = renderRestore(kept, opened.application);
    await confirmPush({
      title,
      connection,
      application,
      plan,
      before,
      after,
      source: `as it was ${when}`,
      notes: ["The manifest as it is now is kept, and can be restored in turn."],
    });
    await carryOutPush(services, { connection, application }, plan);
  },
};
