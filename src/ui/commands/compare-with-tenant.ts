import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const compareWithTenant: Command = {
  id: commandIds.compareWithTenant,

  run() {
    throw new Error("not built");
  },
};
