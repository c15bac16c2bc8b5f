import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const copyTenantId: Command = {
  id: commandIds.copyTenantId,

  run() {
    throw new Error("not built");
  },
};
