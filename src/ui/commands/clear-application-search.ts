import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const clearApplicationSearch: Command = {
  id: commandIds.clearApplicationSearch,

  run() {
    throw new Error("not built");
  },
};
