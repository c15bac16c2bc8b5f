import { showConnection } from "../explorer/show-applications.js";
import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import type { Command } from "./command.js";

/** Leaves an application where it stands among the others. */
export const unpinApplication: Command = {
  id: commandIds.unpinApplication,

  async run(services, ...args) {
    const { connection, application } = await chooseApplication(services, args, {
      title: "Unpin Application",
    });
    await services.applicationViews.unpin(connection, application);
    showConnection(services, connection);
  },
};
