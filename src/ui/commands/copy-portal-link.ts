import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyPortalLink: Command = {
  id: commandIds.copyPortalLink,

  run() {
    throw new Error("not built");
  },
};
