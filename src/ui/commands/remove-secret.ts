import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const removeSecret: Command = {
  id: commandIds.removeSecret,

  run() {
    throw new Error("not built");
  },
};
