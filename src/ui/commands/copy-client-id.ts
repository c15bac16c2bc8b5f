import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyClientId: Command = {
  id: commandIds.copyClientId,

  run() {
    throw new Error("not built");
  },
};
