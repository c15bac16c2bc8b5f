import { UserError } from "../../base/errors.js";
import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { copyText } from "../tenant/copy-text.js";
import type { Command } from "./command.js";

/** Copies the id by which Exchange and grants name an application. */
export const copyPrincipalId: Command = {
  id: commandIds.copyPrincipalId,

  async run(services, ...args) {
    const { connection, application } = await chooseApplication(services, args, {
      title: "Copy Object ID of the Service Principal",
    });
    const { id, appId, displayName } = application;
    const { servicePrincipal } = await services.applications.open({ connection, id, appId });
    if (servicePrincipal?.id === undefined) {
      throw new UserError(`${displayName} has no service principal in this tenant.`, {
        remedy: "It comes into being when somebody consents to the application.",
      });
    }
    await copyText(servicePrincipal.id, `The object ID of the service principal of ${displayName}`);
  },
};
