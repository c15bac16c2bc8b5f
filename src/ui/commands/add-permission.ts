import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { Permission } from "../../catalogue/catalogue.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { askedBy } from "../../manifest/asked.js";
import { listCalendarPermissions } from "../../manifest/calendar-permissions.js";
import { planAdding } from "../../manifest/plan.js";
import { search } from "../../manifest/search.js";
import { carryOut } from "../changes/carry-out.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { describePermission } from "../input/describe-permission.js";
import { back, grouped, pick, type Separator } from "../input/quick-input.js";
import type { Command } from "./command.js";

interface PermissionItem extends vscode.QuickPickItem {
  readonly permission?: Permission;
}

export const addPermission: Command = {
  id: commandIds.addPermission,

  async run(services, ...args) {
    const title = "Add Permission";
    const target = await chooseTarget(services, args, { title });
    const { manifest, application } = target;
    const catalogue = standardCatalogue();
    const asked = askedBy(application).counts;
    const asOf = services.today();

    const toItem = (permission: Permission): PermissionItem => {
      const { description, ...described } = describePermission(permission, asOf);
      const isAsked = asked.has(permission);
      return {
        ...described,
        description: `${description} · ${permission.resource.name}${isAsked ? " · asked for already" : ""}`,
        ...(isAsked ? { iconPath: new vscode.ThemeIcon("check") } : {}),
        permission,
      };
    };
    const find = (text: string): (PermissionItem | Separator)[] => {
      const found =
        text.trim() === "" ? listCalendarPermissions(catalogue) : search(text, catalogue).permissions;
      return found.length > 0
        ? grouped(found.map(toItem), ({ permission }) => permission?.resource.name ?? "")
        : [{ label: "No permission of this name or GUID is known." }];
    };
    const chosen = await pick({
      title,
      placeholder: "A name such as Calendars.Read, or a GUID",
      items: [],
      find,
      accepts: ({ permission }) => permission !== undefined,
    });
    if (chosen === back || !chosen.permission) {
      return;
    }
    const { id, kind, resource } = chosen.permission;
    const plan = planAdding(manifest, application, [{ id, kind, resourceAppId: resource.appId }]);
    if (plan.edits.length === 0) {
      throw new UserError(plan.left.join(" ") || "It is asked for already.");
    }
    await carryOut(target, plan);
  },
};
