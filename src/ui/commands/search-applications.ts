import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const searchApplications: Command = {
  id: commandIds.searchApplications,

  run() {
    throw new Error("not built");
  },
};
