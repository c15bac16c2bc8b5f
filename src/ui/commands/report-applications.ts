import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const reportApplications: Command = {
  id: commandIds.reportApplications,

  run() {
    throw new Error("not built");
  },
};
