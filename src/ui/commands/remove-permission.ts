import { UserError } from "../../base/errors.js";
import type { RequestedPermission } from "../../manifest/manifest.js";
import { planRemoving } from "../../manifest/plan.js";
import { endOf } from "../../manifest/tree.js";
import { carryOut } from "../changes/carry-out.js";
import { chooseTarget, type Target } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { pickRequested } from "../input/pick-requested.js";
import { back } from "../input/quick-input.js";
import type { Command } from "./command.js";

/** Removes the permission at a place that it is given, or those that the user ticks. */
export const removePermission: Command<readonly [uri?: unknown, place?: unknown]> = {
  id: commandIds.removePermission,

  async run(services, ...args) {
    const title = "Remove Permission";
    const target = await chooseTarget(services, args, { title });
    const permissions = target.application.resources.flatMap((resource) => resource.permissions);
    const here = permissions.find((each) => isAt(each, target.offset));
    if (permissions.length === 0) {
      throw new UserError("This application asks for no permission.");
    }
    const chosen =
      here && typeof args[1] === "number"
        ? [here]
        : await pickRequested(permissions, {
            title,
            placeholder: "Which permissions are no longer asked for?",
            asOf: services.today(),
            picked: (permission) => permission === here,
          });
    if (chosen !== back) {
      await remove(target, chosen);
    }
  },
};

/** Removes permissions as one change. */
export async function remove(target: Target, permissions: readonly RequestedPermission[]): Promise<void> {
  if (permissions.length === 0) {
    return;
  }
  const plan = planRemoving(target.manifest, target.application, permissions);
  if (plan.edits.length === 0) {
    throw new UserError(plan.left.join(" ") || "Nothing can be removed here.");
  }
  await carryOut(target, plan);
}

function isAt({ node }: RequestedPermission, offset: number | undefined): boolean {
  return offset !== undefined && node.offset <= offset && offset <= endOf(node);
}
