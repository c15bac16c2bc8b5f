import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const unpinApplication: Command = {
  id: commandIds.unpinApplication,

  run() {
    throw new Error("not built");
  },
};
