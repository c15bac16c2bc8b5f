import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

export const revokeGrant: Command = {
  id: commandIds.revokeGrant,

  run() {
    throw new Error("not built");
  },
};
