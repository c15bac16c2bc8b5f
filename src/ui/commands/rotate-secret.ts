import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const rotateSecret: Command = {
  id: commandIds.rotateSecret,

  run() {
    throw new Error("not built");
  },
};
