import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copySecret: Command = {
  id: commandIds.copySecret,

  run() {
    throw new Error("not built");
  },
};
