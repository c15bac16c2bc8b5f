import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const showCalendarApplications: Command = {
  id: commandIds.showCalendarApplications,

  run() {
    throw new Error("not built");
  },
};
