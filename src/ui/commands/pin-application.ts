import { showConnection } from "../explorer/show-applications.js";
import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import type { Command } from "./command.js";

/** Keeps an application above the others, on this machine. */
export const pinApplication: Command = {
  id: commandIds.pinApplication,

  async run(services, ...args) {
    const { connection, application } = await chooseApplication(services, args, {
      title: "Pin Application",
    });
    await services.applicationViews.pin(connection, application);
    showConnection(services, connection);
  },
};
