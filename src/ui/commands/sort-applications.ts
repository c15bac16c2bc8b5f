import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const sortApplications: Command = {
  id: commandIds.sortApplications,

  run() {
    throw new Error("not built");
  },
};
