import * as vscode from "vscode";
import { sleep } from "../../base/wait.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { push, type PushPlan } from "../../tenant/push-manifest.js";
import { tell } from "../changes/carry-out.js";
import { showError } from "../errors.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { inTenant } from "../tenant/in-tenant.js";
import { countProperties } from "./confirm-push.js";
import { stateAfter } from "./push-state.js";

const restore = "Restore…";

/**
 * Keeps the manifest as it is, sends what was confirmed, and says how that ended. Where nobody can tell whether it took
 * effect, that is said, with the way back.
 */
export async function carryOutPush(
  services: Services,
  { connection, application }: ApplicationSubject,
  plan: PushPlan,
): Promise<void> {
  const { keptPushes, applications, log } = services;
  const { displayName } = application;
  const kept = await keptPushes.begin(connection, application, {
    before: plan.before,
    changes: plan.changes.flatMap(({ words }) => words),
  });
  try {
    const { outcome } = await inTenant(
      services,
      connection,
      `Changing ${displayName}`,
      ({ session: { asking }, signal }) =>
        push(asking, plan, standardCatalogue(), {
          signal,
          sleep,
          reason: `Changing ${displayName} takes an administrator of applications.`,
        }),
    );
    await keptPushes.end(kept, "done");
    const done = `Changed ${countProperties(plan.changes)} of ${displayName} in ${connection.name}.`;
    if (outcome === "confirmed") {
      tell(done);
    } else {
      const later = "Microsoft Entra accepted it, and still shows the old state. That can take some minutes.";
      void vscode.window.showInformationMessage(plain(`${done} ${later}`));
    }
  } catch (error) {
    const state = stateAfter(error);
    if (state === "unchanged") {
      await keptPushes.forget(kept);
      throw error;
    }
    await keptPushes.end(kept, "unknown");
    void showError(error, log, restore).then((chosen) =>
      chosen === restore
        ? vscode.commands.executeCommand(commandIds.restoreManifest, { connection, application })
        : undefined,
    );
  } finally {
    applications.forget({ connection, id: application.id });
  }
}
