import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const allowChanges: Command = {
  id: commandIds.allowChanges,

  run() {
    throw new Error("not built");
  },
};
