import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const registerApplication: Command = {
  id: commandIds.registerApplication,

  run() {
    throw new Error("not built");
  },
};
