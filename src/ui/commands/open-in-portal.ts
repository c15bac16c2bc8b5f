import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const openInPortal: Command = {
  id: commandIds.openInPortal,

  run() {
    throw new Error("not built");
  },
};
