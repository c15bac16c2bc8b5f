import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const removeLeftovers: Command = {
  id: commandIds.removeLeftovers,

  run() {
    throw new Error("not built");
  },
};
