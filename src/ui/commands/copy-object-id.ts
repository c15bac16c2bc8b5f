import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyObjectId: Command = {
  id: commandIds.copyObjectId,

  run() {
    throw new Error("not built");
  },
};
