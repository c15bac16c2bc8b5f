import { showApplications } from "../explorer/show-applications.js";
import { commandIds } from "../ids.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import type { Command } from "./command.js";

/** Shows what is there without searching. */
export const clearApplicationSearch: Command = {
  id: commandIds.clearApplicationSearch,

  async run(services, ...args) {
    const connection = await chooseTenant(services, args, {
      title: "Clear Search",
      placeholder: "In which tenant is searched no more?",
    });
    services.applicationViews.search(connection, "");
    showApplications(services, connection);
  },
};
