import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Asks Autodiscover where the mailbox of an address is reached. */
export const discoverEndpoint: Command = {
  id: commandIds.discoverEndpoint,

  run() {
    throw new Error("not built");
  },
};
