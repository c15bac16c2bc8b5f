import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Says in what EWS and Microsoft Graph depart from each other in a mailbox. */
export const compareSources: Command = {
  id: commandIds.compareSources,

  run() {
    throw new Error("not built");
  },
};
