import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const makeReadOnly: Command = {
  id: commandIds.makeReadOnly,

  run() {
    throw new Error("not built");
  },
};
