import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const previewCalendar: Command = {
  id: commandIds.previewCalendar,

  run() {
    throw new Error("not built");
  },
};
