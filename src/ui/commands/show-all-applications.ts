import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const showAllApplications: Command = {
  id: commandIds.showAllApplications,

  run() {
    throw new Error("not built");
  },
};
