import { commandIds } from "../ids.js";
import { chooseSubject } from "../preview/choose-subject.js";
import { refreshWhenRead } from "../preview/refresh-when-read.js";
import type { Command } from "./command.js";

/** Says in what EWS and Microsoft Graph depart from each other in a mailbox. */
export const compareSources: Command = {
  id: commandIds.compareSources,

  async run(services, ...args) {
    const subject = await chooseSubject(services, args, { title: "Compare Graph and EWS", source: "both" });
    await services.previews.open(subject, refreshWhenRead(services, args[0]));
  },
};
