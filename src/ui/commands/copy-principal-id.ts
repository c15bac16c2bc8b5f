import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyPrincipalId: Command = {
  id: commandIds.copyPrincipalId,

  run() {
    throw new Error("not built");
  },
};
