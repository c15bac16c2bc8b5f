import { commandIds } from "../ids.js";
import { chooseApplication } from "../tenant/choose-application.js";
import { copyText } from "../tenant/copy-text.js";
import type { Command } from "./command.js";

/** Copies the id that requests to Microsoft Graph name a registration by, which is not its client ID. */
export const copyObjectId: Command = {
  id: commandIds.copyObjectId,

  async run(services, ...args) {
    const { application } = await chooseApplication(services, args, { title: "Copy Object ID" });
    await copyText(application.id, `The object ID of ${application.displayName}`);
  },
};
