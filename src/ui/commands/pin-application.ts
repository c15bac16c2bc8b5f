import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const pinApplication: Command = {
  id: commandIds.pinApplication,

  run() {
    throw new Error("not built");
  },
};
