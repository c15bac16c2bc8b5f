import * as vscode from "vscode";
import { showApplications } from "../explorer/show-applications.js";
import { commandIds, viewIds } from "../ids.js";
import { askText, back } from "../input/quick-input.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import type { Command } from "./command.js";

/** Has the tenant search its applications, and shows in the tree what was found. */
export const searchApplications: Command = {
  id: commandIds.searchApplications,

  async run(services, ...args) {
    const title = "Search Applications";
    const { applicationViews, settings } = services;
    const connection = await chooseTenant(services, args, {
      title,
      placeholder: "In which tenant do you search?",
    });
    const answer = await askText({
      title,
      prompt: `Words of the name, a client or object ID, or a permission such as Calendars.Read.${settings.calendarAppsOnly() ? " Searched among those that ask for calendars." : ""} Leave it empty to see all.`,
      placeholder: "Name, ID or permission",
      value: applicationViews.searchOf(connection),
      judge: () => undefined,
    });
    if (answer !== back) {
      applicationViews.search(connection, answer.text);
      showApplications(services, connection);
      await vscode.commands.executeCommand(`${viewIds.tenant}.focus`);
    }
  },
};
